package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path directory;

    @Test
    void output_exit_code_directory_and_environment_are_the_programs_own() throws Exception {
        var result = shell("pwd; echo \"$COLOUR\"; echo trouble >&2; exit 7")
                .in(directory)
                .with(Map.of("COLOUR", "red"))
                .run();

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.timedOut()).isFalse();
        assertThat(result.stdout()).isEqualTo(directory.toRealPath() + "\nred\n");
        assertThat(result.stderr()).isEqualTo("trouble\n");
        assertThat(result.took()).isPositive();
    }

    @Test
    void arguments_are_not_parsed_by_any_shell() {
        var result =
                Command.of(List.of("printf", "%s|", "a b", "$HOME", "'\"`id`")).run();

        assertThat(result.stdout()).isEqualTo("a b|$HOME|'\"`id`|");
    }

    @Test
    void its_standard_input_is_empty() {
        assertThat(Command.of(List.of("cat"))
                        .timeout(Duration.ofSeconds(5))
                        .run()
                        .succeeded())
                .isTrue();
    }

    @Test
    void at_the_timeout_the_whole_tree_ends_even_where_it_hides_and_ignores_TERM() {
        var result = shell("trap '' TERM; sh -c 'echo $$; sleep 300' & setsid sh -c 'echo $$; sleep 300' & sleep 300")
                .timeout(Duration.ofMillis(300))
                .run();

        assertThat(result.timedOut()).isTrue();
        assertThat(result.exitCode()).isEqualTo(-1);
        assertThat(result.took()).isLessThan(Duration.ofSeconds(10));
        List<Long> pids = result.stdout().lines().map(Long::valueOf).toList();
        assertThat(pids).hasSize(2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(pids)
                        .allSatisfy(pid -> assertThat(ProcessState.of(pid)).isEqualTo(ProcessState.GONE)));
    }

    @Test
    void a_program_that_closes_its_output_and_hangs_ends_at_the_timeout() {
        var result = shell("echo last words; exec >&- 2>&-; sleep 300")
                .timeout(Duration.ofMillis(300))
                .run();

        assertThat(result.timedOut()).isTrue();
        assertThat(result.stdout()).isEqualTo("last words\n");
        assertThat(result.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_background_child_that_keeps_the_output_open_does_not_keep_us_and_lives_on() {
        long begun = System.nanoTime();
        var result = shell("sleep 300 & echo $!").run();
        var child = ProcessHandle.of(Long.parseLong(result.stdout().strip())).orElseThrow();
        try {
            assertThat(result.succeeded()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void much_output_is_cut_in_the_middle() {
        var result = shell("echo begin; yes xxxxxxxxx | head -c 100000000; echo; echo end")
                .keeping(1000)
                .timeout(Duration.ofSeconds(60))
                .run();

        assertThat(result.succeeded()).isTrue();
        assertThat(result.stdout())
                .startsWith("begin\nxxx")
                .contains("… 99999020 bytes left out …")
                .endsWith("xxx\n\nend\n")
                .hasSizeLessThan(1100);
    }

    @Test
    void a_signal_shows_as_128_and_its_number() {
        assertThat(shell("kill -s KILL $$").run().exitCode()).isEqualTo(137);
    }

    @Test
    void a_missing_program_is_refused_by_name() {
        assertThatThrownBy(() -> Command.of(List.of("no-such-program")).run())
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("program no-such-program, not on PATH")
                .hasMessageContaining("HINT: ");
    }

    @Test
    void a_missing_working_directory_is_refused_by_name() {
        assertThatThrownBy(() -> shell("true").in(directory.resolve("absent")).run())
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("absent not found, expected a directory");
    }

    private static Command shell(String script) {
        return Command.of(List.of("sh", "-c", script));
    }
}
