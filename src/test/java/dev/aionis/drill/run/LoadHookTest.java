package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.config.LoadHooks;
import dev.aionis.drill.load.LoadSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load of the operator's own, by real commands. */
class LoadHookTest {

    private static final String SUMMARY =
            "{\"requests\":10,\"errors\":0,\"seconds\":2,\"p50Ms\":1,\"p95Ms\":2,\"p99Ms\":3}";

    @TempDir
    private Path folder;

    @Test
    void it_is_started_stopped_once_and_summed_up() throws IOException {
        var hook = hook(
                "echo $DRILL_ID $DRILL_SCENARIO $DRILL_VERB $DRILL_API $RATE >> calls",
                "echo $DRILL_VERB >> calls; echo stopping; echo '" + SUMMARY + "'");

        assertThat(hook.start()).isEmpty();
        hook.stop();
        hook.stop();
        var outcome = hook.outcome();
        hook.close();

        assertThat(outcome.summary()).contains(new LoadSummary("", 10, 0, 2, 1, 2, 3));
        assertThat(outcome.why()).isEmpty();
        assertThat(outcome.transcript()).contains("load.start [sh, -c,", "exit code 0", "stopping", SUMMARY);
        assertThat(Files.readString(folder.resolve("calls")))
                .isEqualTo("ha_drill_20260228_x_01 C load.start http://api.example.org 500\nload.stop\n");
    }

    /** What the scenario does next may be timed: a restore begins when the load has stopped. */
    @Test
    void nobody_waits_for_a_slow_summary_before_the_outcome_is_asked_for() throws IOException {
        Path gate = folder.resolve("gate");
        var hook = hook("true", "while [ ! -e gate ]; do sleep 0.05; done; touch passed; echo '" + SUMMARY + "'");
        hook.start();

        hook.stop();

        assertThat(folder.resolve("passed")).doesNotExist();
        Files.createFile(gate);
        assertThat(hook.outcome().summary()).isPresent();
    }

    @Test
    void a_load_that_did_not_start_is_said_and_stopped_all_the_same() {
        var hook = hook("echo no such namespace >&2; exit 3", "touch stopped; echo '" + SUMMARY + "'");

        assertThat(hook.start())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("hook load.start", "exit code 3, expected 0: no such namespace"));
        var outcome = hook.outcome();

        assertThat(outcome.summary()).isEmpty();
        assertThat(outcome.why()).contains("hook load.start", "exit code 3");
        assertThat(folder.resolve("stopped")).exists();
    }

    @Test
    void a_stop_that_fails_hangs_or_prints_garbage_leaves_no_summary() {
        assertThat(hook("true", "exit 1").outcome().why()).contains("hook load.stop", "exit code 1, expected 0");
        assertThat(hook("true", "echo done").outcome().why())
                .isEqualTo("hook load.stop answered: the last line is no JSON object, expected one with [requests,"
                        + " errors, seconds, p50Ms, p95Ms, p99Ms]");
        assertThat(hook("true", "sleep 60").outcome().why()).contains("not over in time");
        assertThat(new LoadHook(config(List.of("./no-such-program"), List.of("true")), Map.of()).start())
                .hasValueSatisfying(why -> assertThat(why).contains("hook load.start", "no-such-program"));
    }

    private LoadHook hook(String start, String stop) {
        return new LoadHook(
                config(List.of("sh", "-c", start), List.of("sh", "-c", stop)),
                Map.of(
                        "DRILL_ID", "ha_drill_20260228_x_01",
                        "DRILL_SCENARIO", "C",
                        "DRILL_API", "http://api.example.org"));
    }

    private HookConfig config(List<String> start, List<String> stop) {
        var limit = Duration.ofSeconds(2);
        return new HookConfig(
                folder,
                Map.of("RATE", "500"),
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new LoadHooks(new HookCommand(start, limit), new HookCommand(stop, limit))));
    }
}
