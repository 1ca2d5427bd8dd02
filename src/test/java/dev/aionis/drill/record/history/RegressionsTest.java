package dev.aionis.drill.record.history;

import static dev.aionis.drill.record.history.Lines.figure;
import static dev.aionis.drill.record.history.Lines.phase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.record.FilingNotes.Regression;
import dev.aionis.drill.record.ScenarioVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionsTest {

    private static final HistoryLine PASSED =
            Lines.of(1, figure("rto", 6.1, 30, phase("base fetched", 3), phase("WAL replayed", 3.1)));

    @Test
    void the_phase_that_got_longer_is_named() {
        HistoryLine now = Lines.of(2, figure("rto", 17.4, 30, phase("base fetched", 3.2), phase("WAL replayed", 14.2)));

        assertThat(find(now, PASSED))
                .extracting(Regression::what)
                .containsExactly(
                        "A rto: 'WAL replayed' took 14.2 s, 3.1 s in ha_drill_20260301_staging-ha_01, objective"
                                + " for the whole ≤ 30 s");
    }

    @Test
    void a_figure_without_such_a_phase_is_named_as_a_whole() {
        HistoryLine then = Lines.of(1, figure("drain-time", 6, 30));

        assertThat(find(Lines.of(2, figure("drain-time", 14, 30)), then))
                .extracting(Regression::what)
                .containsExactly(
                        "C drain-time: 14 s ± 0.01, 6 s ± 0.01 in ha_drill_20260301_staging-ha_01, objective ≤ 30 s");
    }

    @Test
    void what_is_hardly_longer_or_too_short_to_matter_is_none() {
        HistoryLine then = Lines.of(1, figure("drain-time", 6, 30), figure("rollback-slo", 0.1, 20));

        assertThat(find(Lines.of(2, figure("drain-time", 9, 30)), then))
                .as("half as long again")
                .isEmpty();
        assertThat(find(Lines.of(2, figure("drain-time", 9.2, 30)), then))
                .as("more")
                .hasSize(1);
        assertThat(find(Lines.of(2, figure("rollback-slo", 1.0, 20)), then))
                .as("ten times, 0.9 s")
                .isEmpty();
        assertThat(find(Lines.of(2, figure("rollback-slo", 1.2, 20)), then))
                .as("over a twentieth")
                .hasSize(1);
        assertThat(find(Lines.of(2, figure("drain-time", 2, 30)), then))
                .as("better")
                .isEmpty();
    }

    @Test
    void error_bounds_are_granted() {
        HistoryLine then = Lines.of(1, figure("drain-time", new Measure(6, "s", 0), 30));

        assertThat(find(Lines.of(2, figure("drain-time", new Measure(12, "s", 3.5), 30)), then))
                .isEmpty();
        assertThat(find(Lines.of(2, figure("drain-time", new Measure(12, "s", 0.5), 30)), then))
                .hasSize(1);
    }

    @Test
    void one_more_lost_row_is_a_regression() {
        HistoryLine then = Lines.of(1, figure("rpo", Measure.count(0, "rows"), 10));

        assertThat(find(Lines.of(2, figure("rpo", Measure.count(1, "rows"), 10)), then))
                .extracting(Regression::what)
                .containsExactly("A rpo: 1 row, 0 rows in ha_drill_20260301_staging-ha_01, objective ≤ 10 rows");
    }

    @Test
    void it_is_held_against_the_last_pass_and_not_against_a_failure_since() {
        HistoryLine failed = Lines.of(2, ScenarioVerdict.FAIL, figure("rto", 40, 30));
        HistoryLine now = Lines.of(3, figure("rto", 20, 30));

        assertThat(new Regressions(now, List.of(PASSED, failed)).find())
                .extracting(Regression::comparedWith)
                .containsExactly("ha_drill_20260301_staging-ha_01");
        assertThat(new Regressions(now, List.of(failed)).find())
                .as("no pass before")
                .isEmpty();
    }

    private static List<Regression> find(HistoryLine now, HistoryLine then) {
        return new Regressions(now, List.of(then)).find();
    }
}
