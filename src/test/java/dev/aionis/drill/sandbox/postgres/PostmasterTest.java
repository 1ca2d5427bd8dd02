package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.process.ProcessState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class PostmasterTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
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
    void a_port_that_was_taken_meanwhile_is_given_up_for_another_and_a_crash_leaves_no_process() throws Exception {
        var data = cluster();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = FreePort.choose();
            PrimitiveIterator.OfInt ports =
                    IntStream.of(taken.getLocalPort(), free).iterator();
            try (var postmaster =
                    LocalPostmaster.start(Postgres.BINARIES, data, directory.resolve("log"), LIMIT, ports::nextInt)) {
                assertThat(postmaster.port()).isEqualTo(free);
                var processes = ProcessHandle.of(postmaster.pid())
                        .orElseThrow()
                        .descendants()
                        .map(ProcessHandle::pid)
                        .toList();
                assertThat(processes).isNotEmpty();

                postmaster.kill();

                assertThat(postmaster.alive()).isFalse();
                assertThat(postmaster.pid()).isEqualTo(-1);
                awaitGone(processes, ALL_GONE);
                assertThat(data.resolve("postmaster.pid"))
                        .as("trace of a crash")
                        .exists();
            }
        }
    }

    @Test
    void a_server_that_does_not_come_up_is_quoted() throws Exception {
        var data = cluster();
        Files.writeString(data.resolve("postgresql.conf"), "no_such_setting = on\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> LocalPostmaster.start(Postgres.BINARIES, data, directory.resolve("log"), LIMIT))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("ended with code 1, expected it to take connections; its log ends")
                .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
    }

    @Test
    void five_seconds_after_kill_9_of_the_starter_no_process_and_no_directory_is_left() throws Exception {
        var sandbox = Files.createDirectory(directory.resolve("sandbox"));
        var pidFile = directory.resolve("pids");
        starter = new ProcessBuilder(
                        JavaProgram.argv(PostgresStarter.class, List.of(sandbox.toString(), pidFile.toString())))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("starter.log").toFile())
                .start();
        var pids =
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> pids(pidFile), found -> found.size() > 6);
        assertThat(pids)
                .filteredOn(pid -> ProcessState.of(pid) == ProcessState.RUNNING)
                .as("those that last; an archive command ends by itself")
                .hasSizeGreaterThan(6);

        starter.destroyForcibly();

        awaitGone(pids, ALL_GONE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(sandbox).doesNotExist());
    }

    private Path cluster() {
        var data = directory.resolve("data");
        Cluster.create(Postgres.BINARIES, data, Credentials.random("sandbox"));
        Configuration.primary(Postgres.SETTINGS, directory).writeInto(data);
        return data;
    }

    private static List<Long> pids(Path file) throws Exception {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }

    private static void awaitGone(List<Long> pids, Duration limit) {
        Awaitility.await()
                .atMost(limit)
                .untilAsserted(() -> assertThat(pids)
                        .allSatisfy(pid -> assertThat(ProcessState.of(pid)).isEqualTo(ProcessState.GONE)));
    }
}
