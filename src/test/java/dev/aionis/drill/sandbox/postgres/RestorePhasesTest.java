package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePhasesTest {

    private static final String RECOVERY = """
            2026-02-28 10:10:01.250 UTC [7] LOG:  redo starts at 0/2000028
            2026-02-28 10:10:01.900 UTC [7] LOG:  redo done at 0/3000110 system usage: CPU: user: 0.00 s
            2026-02-28 10:10:01.900 UTC [7] LOG:  last completed transaction was at log time 2026-02-28 10:09:59.5+00
            2026-02-28 10:10:02.000 UTC [7] LOG:  selected new timeline ID: 2
            2026-02-28 10:10:02.100 UTC [7] LOG:  archive recovery complete
            2026-02-28 10:10:02.400 UTC [3] LOG:  database system is ready to accept connections
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void logOfAnEarlierServer() throws Exception {
        file = Files.writeString(
                directory.resolve("log"), "2026-02-28 09:00:00.000 UTC [1] LOG:  redo starts at 0/1000028\n");
    }

    @Test
    void each_phase_ends_with_its_line_and_an_earlier_server_does_not_count() throws Exception {
        var log = ServerLog.fromNowOn(file);
        Files.writeString(file, RECOVERY, StandardOpenOption.APPEND);

        assertThat(RestorePhases.read(at("10:10:00"), at("10:10:01.123456"), log))
                .containsExactly(
                        new Phase("base-fetched", at("10:10:00"), at("10:10:01.123456")),
                        new Phase("replay-started", at("10:10:01.123456"), at("10:10:01.250")),
                        new Phase("replay-ended", at("10:10:01.250"), at("10:10:01.900")),
                        new Phase("promoted", at("10:10:01.900"), at("10:10:02.100")),
                        new Phase("accepting", at("10:10:02.100"), at("10:10:02.400")));
    }

    @Test
    void the_last_commit_is_read_although_its_zeros_are_left_out() throws Exception {
        var log = ServerLog.fromNowOn(file);
        assertThat(RestorePhases.lastReplayed(log)).isEmpty();
        Files.writeString(file, RECOVERY, StandardOpenOption.APPEND);

        assertThat(RestorePhases.lastReplayed(log)).contains(at("10:09:59.500"));
    }

    @Test
    void a_time_cut_to_the_millisecond_turns_no_order_round() throws Exception {
        var log = ServerLog.fromNowOn(file);
        Files.writeString(file, RECOVERY, StandardOpenOption.APPEND);

        var phases = RestorePhases.read(at("10:10:00"), at("10:10:01.250900"), log);

        assertThat(phases.get(1)).isEqualTo(new Phase("replay-started", at("10:10:01.250900"), at("10:10:01.250900")));
    }

    @Test
    void a_log_without_a_line_is_quoted() throws Exception {
        var log = ServerLog.fromNowOn(file);
        Files.writeString(file, RECOVERY.replace("archive recovery complete", "…"), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> RestorePhases.read(at("10:10:00"), at("10:10:01"), log))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no line 'LOG:  archive recovery complete' in the server's log, which ends")
                .hasMessageContaining("selected new timeline ID: 2");
    }

    @Test
    void an_unknown_reason_is_told_in_the_servers_words() throws Exception {
        var log = ServerLog.fromNowOn(file);
        assertThat(RecoveryFailure.explain(log, Optional.empty())).isEmpty();
        Files.writeString(
                file,
                "2026-02-28 10:10:01.250 UTC [7] FATAL:  could not locate required checkpoint record\n",
                StandardOpenOption.APPEND);

        assertThat(RecoveryFailure.explain(log, Optional.of(at("10:00:00"))))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("restore to 2026-02-28T10:00:00Z, recovery ended: ", "could not locate required checkpoint");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-02-28T" + time + "Z");
    }
}
