package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HaDrillsTest {

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = HaDrills.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(code, out.toString(), err.toString());
    }

    @Test
    void without_a_command_it_says_how_it_is_used() {
        Ended ended = run();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("no command, expected one of [undo")
                .contains("Usage: java -jar target/ha-drills.jar", "Commands:", "undo");
    }

    @Test
    void the_help_of_undo_has_what_a_person_needs() {
        Ended ended = run("undo", "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("--config=<yaml>", "--set=<key>=<value>", "--records=<dir>", "--drill=<id>", "--dry-run")
                .contains("Examples:", "java -jar target/ha-drills.jar undo --config drill-config/staging.yaml")
                .contains("Exit codes:", "  0  nothing is left", "  1  something", "  2  wrong usage");
    }

    @Test
    void the_version_is_told() {
        assertThat(run("--version")).satisfies(ended -> {
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith("ha-drills ").contains("Java ");
        });
    }

    @Test
    void mistakes_are_said_in_one_message() {
        assertThat(run("undo").err()).startsWith("Missing required option: '--config=<yaml>'");
        assertThat(run("undo").code()).isEqualTo(2);
        assertThat(run("undoo").err()).contains("undo");
        assertThat(run("undoo").code()).isEqualTo(2);
        Ended noFile = run("undo", "--config", "no-such.yaml");
        assertThat(noFile.code()).isEqualTo(2);
        assertThat(noFile.err()).contains("no-such.yaml", "HINT: ").doesNotContain("\tat ");
    }
}
