package dev.aionis.drill.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.history.HistoryLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseRuleTest {

    @Test
    void a_drill_that_passed_in_full_allows_it() {
        var answer = new ReleaseRule(List.of(drill(1, Verdict.PASS, ScenarioVerdict.PASS))).of("staging");

        assertThat(answer.allows()).isTrue();
        assertThat(answer.what())
                .isEqualTo("staging, ha_drill_20260301_staging_01: pass (A pass, B pass, C pass, D pass)");
    }

    @Test
    void nothing_but_a_pass_does() {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.PARTIAL)) {
            var answer = new ReleaseRule(List.of(drill(1, verdict, ScenarioVerdict.of(verdict)))).of("staging");

            assertThat(answer.allows()).as(verdict.label()).isFalse();
            assertThat(answer.what()).endsWith("expected pass of A, B, C and D");
        }
    }

    @Test
    void a_drill_that_left_a_scenario_out_passed_and_is_not_enough() {
        var answer = new ReleaseRule(List.of(drill(1, Verdict.PASS, ScenarioVerdict.NOT_SELECTED))).of("staging");

        assertThat(answer.allows()).isFalse();
        assertThat(answer.what())
                .contains("pass (A pass, B pass, C not-selected, D pass), expected pass of A, B, C and D");
    }

    @Test
    void the_last_drill_counts() {
        var drills =
                List.of(drill(1, Verdict.PASS, ScenarioVerdict.PASS), drill(2, Verdict.FAIL, ScenarioVerdict.FAIL));

        assertThat(new ReleaseRule(drills).of("staging").allows()).isFalse();
    }

    @Test
    void an_environment_without_a_drill_speaks_against_it() {
        var answer = new ReleaseRule(List.of(drill(1, Verdict.PASS, ScenarioVerdict.PASS))).of("production");

        assertThat(answer.allows()).isFalse();
        assertThat(answer.what())
                .isEqualTo("production, no record of a drill here, expected one that passed A, B, C and D");
    }

    private static HistoryLine drill(int day, Verdict verdict, ScenarioVerdict worker) {
        Instant ended = Instant.parse("2026-03-%02dT10:00:00Z".formatted(day));
        return new HistoryLine(
                1,
                new DrillId("ha_drill_202603%02d_staging_01".formatted(day)),
                "staging",
                ended.minusSeconds(90),
                ended,
                verdict,
                new DrillRecord.Release("v0.2.2", "v0.1.8"),
                List.of(
                        new HistoryLine.Scenario("A", ScenarioVerdict.PASS, List.of()),
                        new HistoryLine.Scenario("B", ScenarioVerdict.PASS, List.of()),
                        new HistoryLine.Scenario("C", worker, List.of()),
                        new HistoryLine.Scenario("D", ScenarioVerdict.PASS, List.of())),
                "a".repeat(64),
                "");
    }
}
