package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaDrillsTest {

    @Test
    void without_a_command_it_says_how_it_is_used() {
        Ran ended = Ran.of();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("no command, expected one of [undo, verify, sign")
                .contains("Usage: java -jar target/ha-drills.jar", "Commands:", "undo", "verify", "sign");
    }

    @Test
    void the_help_of_undo_has_what_a_person_needs() {
        Ran ended = Ran.of("undo", "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("--config=<yaml>", "--set=<key>=<value>", "--records=<dir>", "--drill=<id>", "--dry-run")
                .contains("Examples:", "java -jar target/ha-drills.jar undo --config drill-config/staging.yaml")
                .contains("Exit codes:", "  0  nothing is left", "  1  something", "  2  wrong usage");
    }

    @Test
    void the_version_is_told() {
        assertThat(Ran.of("--version")).satisfies(ended -> {
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith("ha-drills ").contains("Java ");
        });
    }

    @Test
    void a_site_of_no_drills_says_so(@TempDir Path base) {
        Ran ended = Ran.of("index", "--site", base.resolve("public").toString(), "--records", base.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("0 drills taken in, listed in ").contains("index.html");
        assertThat(Ran.of("index", "--site", base.toString(), "--keep", "0"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err()).startsWith("--keep, seen 0, expected 1 or more"));
    }

    @Test
    void no_release_goes_without_a_drill(@TempDir Path records) {
        Ran ended = Ran.of("may-release", "staging-ha", "--records", records.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).startsWith("may not release: staging-ha, no record of a drill here");
        assertThat(Ran.of("may-release").code()).as("no environment").isEqualTo(2);
    }

    @Test
    void mistakes_are_said_in_one_message() {
        assertThat(Ran.of("undo").err()).startsWith("Missing required option: '--config=<yaml>'");
        assertThat(Ran.of("undo").code()).isEqualTo(2);
        assertThat(Ran.of("undoo").err()).contains("undo");
        assertThat(Ran.of("undoo").code()).isEqualTo(2);
        Ran noFile = Ran.of("undo", "--config", "no-such.yaml");
        assertThat(noFile.code()).isEqualTo(2);
        assertThat(noFile.err()).contains("no-such.yaml", "HINT: ").doesNotContain("\tat ");
    }
}
