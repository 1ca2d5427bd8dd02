package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.observe.ClockReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockReadingsTest {

    private static final Criterion MISSED = Criterion.judge(
            "drain-time", "drained in time", Measure.count(41, "s"), Objective.atMost(30, "s"), "drained after 41 s");

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final ClockReadings clocks = new ClockReadings();

    @Test
    void a_clock_that_only_drifts_is_a_sound_premise() {
        clocks.read("database", "before", reading(250, 2, 0));
        clocks.read("database", "during", reading(262, 2, 30));
        clocks.read("database", "after", reading(270, 2, 60));

        assertThat(clocks.premise("database", LIMIT)).isEqualTo(Premise.holds());
        assertThat(clocks.findings("database")).containsExactly("no clock jumped, none is far off");
    }

    @Test
    void a_step_far_below_the_limit_of_uncertainty_is_a_jump_and_takes_the_proof_of_a_miss_too() {
        clocks.read("database", "before", reading(250, 1, 0));
        clocks.read("database", "during", reading(251, 1, 2));
        clocks.read("database", "after", reading(230, 1, 4));

        Premise premise = clocks.premise("database", LIMIT);

        assertThat(premise.broken()).hasValue("clock jumped by -21.0 ms during the drill, at most 3.0 ms expected");
        assertThat(premise.voidsMisses()).isTrue();
        assertThat(premise.under(MISSED).status()).hasToString("UNPROVEN");
        assertThat(clocks.findings("database"))
                .containsExactly("database: its clock jumped by -21.0 ms, at most 3.0 ms expected");
    }

    @Test
    void a_clock_that_was_set_and_set_back_again_did_jump() {
        clocks.read("database", "before", reading(0, 1, 0));
        clocks.read("database", "during", reading(3000, 1, 2));
        clocks.read("database", "after", reading(0, 1, 4));

        assertThat(clocks.premise("database", LIMIT).broken()).isPresent();
    }

    @Test
    void a_clock_that_was_once_not_read_or_known_too_vaguely_proves_nothing() {
        assertThat(clocks.premise("database", LIMIT).broken()).hasValue("the clock of the database was never read");

        clocks.read("database", "before", reading(0, 1, 0));
        clocks.read("database", "during", reading(0, 51, 1));
        assertThat(clocks.premise("database", LIMIT).broken())
                .hasValue("the clock of the database is known to 51.0 ms only, limit 50.0 ms");

        clocks.missed("database", "after", "connection refused");
        assertThat(clocks.premise("database", LIMIT).broken())
                .hasValue("the clock of the database was not read after: connection refused");
        assertThat(clocks.latest("database")).as("the last that there is").contains(reading(0, 51, 1));
    }

    @Test
    void a_replica_whose_clock_is_far_off_is_pointed_out_and_touches_no_premise() {
        clocks.read("database", "before", reading(90_000, 1, 0));
        clocks.read("api-1", "before", reading(-2300, 12, 0));
        clocks.read("api-2", "before", reading(110, 12, 0));
        clocks.missed("api-3", "before", "GET /health, ok, 200, without a Date header");

        assertThat(clocks.premise("database", LIMIT)).isEqualTo(Premise.holds());
        assertThat(clocks.findings("database"))
                .as("the database's offset is known and taken into account; api-2 may be within 100 ms")
                .containsExactly(
                        "api-1: its clock is 2300.0 ms ± 12.0 ms behind the drill host's, more than 100.0 ms",
                        "api-3: not read before, GET /health, ok, 200, without a Date header");
    }

    @TempDir
    Path base;

    @Test
    void every_reading_is_kept_with_its_host_its_moment_and_its_bound() {
        clocks.read("database", "before", reading(250, 2, 0));
        clocks.missed("api-1", "before", "connection refused, \"really\"");

        var folder = new EvidenceFolder(base, new Redactor(List.of()));
        ClockTable.CLOCKS.write(folder, "clocks.csv", clocks.entries());

        assertThat(base.resolve("clocks.csv")).hasContent("""
                host,when,at,offset_ms,plus_minus_ms,note
                database,before,2026-02-28T12:00:00Z,250.000000,2.000000,
                api-1,before,,,,"connection refused, ""really""\"
                """);
        assertThat(new ClocksSeen("clocks.csv", 2).readings(new Evidence(base)).entries())
                .isEqualTo(clocks.entries());
        assertThat(clocks.table())
                .containsExactly(
                        Map.of("host", "database", "when", "before", "at", NOON, "offsetMs", 250.0, "plusMinusMs", 2.0),
                        Map.of("host", "api-1", "when", "before", "note", "connection refused, \"really\""));
    }

    private static ClockReading reading(long offsetMillis, long plusMinusMillis, long second) {
        return new ClockReading(
                Duration.ofMillis(offsetMillis), Duration.ofMillis(plusMinusMillis), NOON.plusSeconds(second));
    }
}
