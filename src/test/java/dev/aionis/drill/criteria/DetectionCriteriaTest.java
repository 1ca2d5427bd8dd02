package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionCriteriaTest {

    private static final Duration OBJECTIVE = Duration.ofSeconds(10);
    private static final AlertDetection SOON = fired("WorkerDown", 2000, 2300, Premise.holds());

    private static AlertDetection fired(String alert, long shortest, long longest, Premise premise) {
        var span = new Span(Duration.ofMillis(shortest), Duration.ofMillis(longest));
        return new AlertDetection(alert, Elapsed.took(span), premise, "");
    }

    private static AlertDetection quiet(long seconds, Premise premise) {
        return new AlertDetection(
                "OutboxStalled", Elapsed.notWithin(Duration.ofSeconds(seconds)), premise, "it was silenced");
    }

    private static void assertJudged(CriterionStatus status, String said, AlertDetection... alerts) {
        Criterion criterion = DetectionCriteria.alertDetected(List.of(alerts), OBJECTIVE);
        assertThat(criterion.id()).isEqualTo("alert-detected");
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    @Test
    void the_slowest_alert_is_the_figure() {
        assertJudged(MET, "alert OutboxStalled fired after 8.0 s, objective ≤ 10 s", SOON, late(7500, 8500));
        assertJudged(MISSED, "alert OutboxStalled fired after 11.0 s", late(10_500, 11_500), SOON);
        assertJudged(UNPROVEN, "within the error bound", SOON, late(9900, 10_100));
    }

    @Test
    void an_alert_that_stayed_quiet_past_the_objective_is_a_miss_and_before_it_no_proof() {
        assertJudged(
                MISSED,
                "alert OutboxStalled fired: not seen in 11.0 s (it was silenced)",
                SOON,
                quiet(11, Premise.holds()));
        assertJudged(UNPROVEN, "too short a watch", SOON, quiet(9, Premise.holds()));
    }

    @Test
    void a_broken_premise_takes_hit_and_miss_away() {
        Premise broken = Premise.doubted("it fired already before the disruption");
        assertJudged(UNPROVEN, "fired already", SOON, fired("OutboxStalled", 0, 200, broken));
        assertJudged(UNPROVEN, "fired already", SOON, quiet(11, broken));
    }

    @Test
    void a_miss_outweighs_what_is_unproven() {
        assertJudged(
                MISSED, "OutboxStalled", fired("WorkerDown", 0, 1, Premise.doubted("flapping")), late(11_000, 12_000));
    }

    @Test
    void of_those_unproven_one_without_a_figure_stands_behind_one_with_it() {
        assertJudged(
                UNPROVEN, "WorkerDown", quiet(9, Premise.holds()), fired("WorkerDown", 9900, 10_100, Premise.holds()));
        assertJudged(
                UNPROVEN, "WorkerDown", fired("WorkerDown", 9900, 10_100, Premise.holds()), quiet(9, Premise.holds()));
    }

    @Test
    void nothing_looked_for_is_nothing_proven() {
        assertJudged(UNPROVEN, "no alert was looked for");
    }

    private static AlertDetection late(long shortest, long longest) {
        return fired("OutboxStalled", shortest, longest, Premise.holds());
    }
}
