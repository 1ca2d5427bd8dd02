package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class LifelineTest {

    /** What a drill's user may wait for until nothing of a killed drill is left. */
    private static final Duration ALL_GONE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private Process starter;

    @AfterEach
    void endStarter() {
        if (starter != null) {
            starter.destroyForcibly();
        }
    }

    @Test
    void five_seconds_after_kill_9_of_the_starter_nothing_is_left() throws Exception {
        var left = Files.createDirectory(directory.resolve("sandbox"));
        starter = starter(left);
        var pids = awaitPids(left);

        starter.destroyForcibly();

        awaitNothingLeft(pids, left);
    }

    @Test
    void five_seconds_after_kill_9_of_the_starters_process_group_nothing_is_left() throws Exception {
        var left = Files.createDirectory(directory.resolve("sandbox"));
        starter = starter(left);
        var pids = awaitPids(left);

        assertThat(Signal.KILL.toGroup(starter.pid())).isTrue();

        awaitNothingLeft(pids, left);
    }

    @Test
    void five_seconds_after_ctrl_c_nothing_is_left() throws Exception {
        var left = Files.createDirectory(directory.resolve("sandbox"));
        starter = starter(left);
        var pids = awaitPids(left);

        assertThat(Signal.INT.toGroup(starter.pid())).isTrue();

        awaitNothingLeft(pids, left);
    }

    @Test
    void a_guarded_program_that_ends_by_itself_keeps_its_exit_code_and_its_paths() throws Exception {
        var kept = Files.createDirectory(directory.resolve("kept"));

        try (var daemon = guarded("exit 5", kept)) {
            assertThat(daemon.awaitExit(ALL_GONE)).isTrue();
            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(5));
        }

        assertThat(kept).isDirectory();
    }

    @Test
    void a_guarded_program_that_is_asked_to_end_keeps_its_paths() throws Exception {
        var kept = Files.createDirectory(directory.resolve("kept"));

        // it takes its time, so that the guard would have time to do the wrong thing
        try (var daemon = guarded("trap 'sleep 0.5; exit 4' TERM; echo up; while :; do sleep 0.05; done", kept)) {
            Awaitility.await().until(() -> Files.readString(daemon.log()).equals("up\n"));
            daemon.terminate(ALL_GONE);
            assertThat(daemon.exitCode()).isEqualTo(OptionalInt.of(4));
        }

        assertThat(kept).isDirectory();
    }

    @Test
    void a_java_daemon_that_is_asked_to_end_does_so_in_good_order() {
        var log = directory.resolve("java.log");
        var spec = JavaProgram.daemon("java", LifelineStarter.Watching.class, List.of(), directory, Map.of(), log);
        try (var daemon = Daemon.start(spec)) {
            Awaitility.await()
                    .atMost(ALL_GONE)
                    .until(() -> Files.readString(log).equals("up\n"));

            daemon.terminate(ALL_GONE);

            assertThat(log).hasContent("up\ntidied up\n");
        }
    }

    @Test
    void a_killed_guard_takes_its_program_along_and_keeps_its_paths() throws Exception {
        var kept = Files.createDirectory(directory.resolve("kept"));
        try (var daemon = guarded("sleep 300 & wait", kept)) {
            var program = Awaitility.await()
                    .until(
                            () -> ProcessHandle.of(daemon.pid())
                                    .orElseThrow()
                                    .descendants()
                                    .toList(),
                            all -> all.size() == 3);

            assertThat(Signal.KILL.to(daemon.pid())).isTrue();

            Awaitility.await()
                    .atMost(ALL_GONE)
                    .untilAsserted(() -> assertThat(program)
                            .allSatisfy(member ->
                                    assertThat(ProcessState.of(member.pid())).isEqualTo(ProcessState.GONE)));
        }
        assertThat(kept).isDirectory();
    }

    @Test
    void a_broken_lifeline_ends_the_program_and_removes_the_paths_whatever_their_names() throws Exception {
        var removed = Files.createDirectory(directory.resolve("a 'b'\n$(c)"));
        Files.writeString(removed.resolve("file"), "content");
        var argv = Lifeline.guard(List.of("sleep", "300"), List.of(removed, directory.resolve("absent")));
        var process = new ProcessBuilder(argv).directory(directory.toFile()).start();

        process.getOutputStream().close();

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(removed).doesNotExist();
        assertThat(directory).isDirectory();
    }

    @Test
    void a_closed_broom_has_swept() throws Exception {
        var swept = Files.createDirectory(directory.resolve("swept"));
        Files.writeString(swept.resolve("file"), "content");

        Lifeline.broom(swept).close();

        assertThat(swept).doesNotExist();
        assertThat(directory).isDirectory();
    }

    private Daemon guarded(String script, Path removeAfter) {
        var argv = Lifeline.guard(List.of("sh", "-c", script), List.of(removeAfter));
        return Daemon.start(new DaemonSpec("sample", argv, directory, Map.of(), directory.resolve("sample.log")));
    }

    /** In a process group of its own, as a shell would start it. */
    private Process starter(Path sandbox) throws IOException {
        return new ProcessBuilder(Terminal.starts(
                        Session.lead(JavaProgram.argv(LifelineStarter.class, List.of(sandbox.toString())))))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("starter.log").toFile())
                .start();
    }

    private static List<Long> awaitPids(Path sandbox) {
        var file = sandbox.resolve("pids");
        var pids = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(file) ? Files.readAllLines(file) : List.<String>of(), all -> !all.isEmpty())
                .stream()
                .map(Long::valueOf)
                .toList();
        assertThat(pids).hasSizeGreaterThanOrEqualTo(11);
        assertThat(pids).allSatisfy(pid -> assertThat(ProcessState.of(pid)).isNotEqualTo(ProcessState.GONE));
        return pids;
    }

    private static void awaitNothingLeft(List<Long> pids, Path sandbox) {
        Awaitility.await().atMost(ALL_GONE).untilAsserted(() -> {
            assertThat(pids).allSatisfy(pid -> assertThat(ProcessState.of(pid)).isEqualTo(ProcessState.GONE));
            assertThat(sandbox).doesNotExist();
        });
    }
}
