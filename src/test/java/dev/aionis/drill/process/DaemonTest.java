package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    @TempDir
    Path directory;

    @Test
    void a_daemon_logs_and_ends_when_asked() {
        try (var daemon = guarded("trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.05; done")) {
            awaitLog(daemon, "up");
            awaitGuard(daemon);
            assertThat(daemon.alive()).isTrue();
            assertThat(daemon.exitCode()).isEmpty();

            daemon.terminate(Duration.ofSeconds(10));

            assertThat(daemon.alive()).isFalse();
            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(3));
            assertThat(daemon.log()).content().isEqualTo("up\nbye\n");
        }
    }

    @Test
    void being_asked_to_end_does_not_break_the_lifeline() {
        var argv = List.of(
                "sh",
                "-c",
                "exec 3<&0; (read -r end <&3; kill -9 $$) & trap 'sleep 0.3; exit 4' TERM;"
                        + " echo up; while :; do sleep 0.05; done");
        try (var daemon =
                Daemon.start(new DaemonSpec("sample", argv, directory, Map.of(), directory.resolve("sample.log")))) {
            awaitLog(daemon, "up");

            daemon.terminate(Duration.ofSeconds(10));

            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(4));
        }
    }

    @Test
    void one_that_ignores_the_request_is_killed_with_its_children_after_the_grace() {
        try (var daemon = guarded("trap '' TERM; sleep 300 & echo $!; sleep 300 & echo $!; wait")) {
            var children = awaitPids(daemon, 2);

            daemon.terminate(Duration.ofMillis(200));

            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(137));
            awaitState(children, ProcessState.GONE);
        }
    }

    @Test
    void a_killed_one_takes_its_tree_along() {
        try (var daemon = guarded("sleep 300 & echo $!; setsid sh -c 'echo $$; sleep 300'")) {
            var children = awaitPids(daemon, 2);

            daemon.kill();

            assertThat(daemon.alive()).isFalse();
            awaitState(children, ProcessState.GONE);
        }
    }

    @Test
    void a_frozen_one_stands_still_with_its_children_until_it_is_thawed() {
        try (var daemon = guarded("sleep 300 & echo $!; setsid sh -c 'echo $$; sleep 300'")) {
            var children = awaitPids(daemon, 2);

            daemon.freeze();
            awaitState(children, ProcessState.STOPPED);
            Awaitility.await().until(daemon::frozen);
            assertThat(daemon.alive()).isTrue();

            daemon.thaw();
            awaitState(children, ProcessState.RUNNING);
            assertThat(daemon.frozen()).isFalse();
        }
    }

    @Test
    void a_frozen_one_can_still_be_asked_to_end() {
        try (var daemon = guarded("trap 'exit 0' TERM; echo up; while :; do sleep 0.05; done")) {
            awaitLog(daemon, "up");
            awaitGuard(daemon);
            daemon.freeze();
            Awaitility.await().until(daemon::frozen);

            daemon.terminate(Duration.ofSeconds(10));

            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(0));
        }
    }

    @Test
    void a_missing_program_is_refused_by_name() {
        var spec = new DaemonSpec("worker", List.of("no-such-program"), directory, Map.of(), directory.resolve("log"));

        assertThatThrownBy(() -> Daemon.start(spec))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("program no-such-program, not on PATH");
    }

    /** The program is up before its guard listens, which a machine that is busy shows. Where there is no /proc, at once. */
    private static void awaitGuard(Daemon daemon) {
        Path status = Path.of("/proc", Long.toString(daemon.pid()), "status");
        long term = 1L << (15 - 1);
        Awaitility.await().until(() -> !Files.exists(status) || (caughtSignals(status) & term) != 0);
    }

    private static long caughtSignals(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigCgt:".length()).strip(), 16))
                .findFirst()
                .orElseThrow();
    }

    private Daemon guarded(String script) {
        var argv = Lifeline.guard(List.of("sh", "-c", script), List.of());
        return Daemon.start(new DaemonSpec("sample", argv, directory, Map.of(), directory.resolve("sample.log")));
    }

    private static void awaitLog(Daemon daemon, String line) {
        Awaitility.await().until(() -> Files.readString(daemon.log()).contains(line + "\n"));
    }

    private static List<Long> awaitPids(Daemon daemon, int count) {
        return Awaitility.await().until(() -> Files.readAllLines(daemon.log()), lines -> lines.size() == count).stream()
                .map(Long::valueOf)
                .toList();
    }

    private static void awaitState(List<Long> pids, ProcessState state) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(pids)
                        .allSatisfy(pid -> assertThat(ProcessState.of(pid)).isEqualTo(state)));
    }
}
