package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.ReplicaCriteria.KeptProbe;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaCriteriaTest {

    private static final Instant LOST = Instant.parse("2026-02-28T12:00:00Z");
    private static final BoundedInstant AT = BoundedInstant.exactly(LOST);
    private static final EnvelopeReturn AT_ONCE = EnvelopeReturn.returned(AT, "no probe failed");
    private static final Duration OBJECTIVE = Duration.ofSeconds(10);

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    private static EnvelopeReturn wellAfter(long seconds) {
        return EnvelopeReturn.returned(BoundedInstant.exactly(LOST.plusSeconds(seconds)), "error rate at most 2 %");
    }

    @Test
    void a_replica_is_taken_out_when_callers_and_probes_are_well() {
        assertJudged(
                ReplicaCriteria.takenOut(wellAfter(3), AT_ONCE, AT, OBJECTIVE),
                MET,
                "taken out of rotation after 3.0 s (error rate at most 2 %)");
        assertJudged(ReplicaCriteria.takenOut(wellAfter(3), wellAfter(11), AT, OBJECTIVE), MISSED, "after 11.0 s");
        assertJudged(ReplicaCriteria.takenOut(wellAfter(11), AT_ONCE, AT, OBJECTIVE), MISSED, "HINT: see the balancer");
    }

    @Test
    void callers_that_were_never_well_again_are_a_miss_where_they_were_watched_for_long_enough() {
        EnvelopeReturn outside = EnvelopeReturn.outside(LOST.plusSeconds(20), "error rate last seen at 50 %");
        assertJudged(ReplicaCriteria.takenOut(outside, AT_ONCE, AT, OBJECTIVE), MISSED, "not seen in 20.0 s");
        EnvelopeReturn early = EnvelopeReturn.outside(LOST.plusSeconds(5), "error rate last seen at 50 %");
        assertJudged(ReplicaCriteria.takenOut(early, AT_ONCE, AT, OBJECTIVE), UNPROVEN, "too short a watch");
    }

    @Test
    void too_few_requests_to_say_when_they_were_well_prove_nothing() {
        Criterion untold =
                ReplicaCriteria.takenOut(EnvelopeReturn.unjudged("the fullest held 3"), AT_ONCE, AT, OBJECTIVE);

        assertThat(untold.status()).isEqualTo(UNPROVEN);
        assertThat(untold.why()).as("nobody watched for nothing").isEqualTo("the fullest held 3");
    }

    @Test
    void callers_that_were_well_before_the_replica_was_surely_gone_were_so_in_no_time() {
        assertJudged(ReplicaCriteria.takenOut(wellAfter(-1), wellAfter(-1), AT, OBJECTIVE), MET, "after 0.0 s");
        var within = new BoundedInstant(LOST, LOST.plusSeconds(2));
        var well = EnvelopeReturn.returned(new BoundedInstant(LOST.plusSeconds(1), LOST.plusSeconds(3)), "well");

        Criterion taken = ReplicaCriteria.takenOut(well, well, within, OBJECTIVE);

        assertThat(taken.measured()).as("0 to 3 s").isEqualTo(new Measure(1.5, "s", 1.5));
        EnvelopeReturn before = EnvelopeReturn.outside(LOST.minusSeconds(1), "error rate last seen at 50 %");
        assertJudged(ReplicaCriteria.takenOut(before, AT_ONCE, AT, OBJECTIVE), UNPROVEN, "not seen in 0.0 s");
    }

    @Test
    void the_error_budget_is_a_share_of_the_requests_while_redundancy_was_lost() {
        assertJudged(
                ReplicaCriteria.errorBudget(1, 100, 0.01, 15),
                MET,
                "1 of 100 requests failed while redundancy was lost");
        assertJudged(ReplicaCriteria.errorBudget(2, 100, 0.01, 15), MISSED, "2 of 100");
        assertJudged(ReplicaCriteria.errorBudget(0, 15, 0.01, 15), MET, "0 of 15");
        assertJudged(ReplicaCriteria.errorBudget(0, 14, 0.01, 15), UNPROVEN, "14 requests while redundancy was lost");
    }

    private static KeptProbe probe(String name, int samples, Duration gap, Elapsed outage) {
        return new KeptProbe(name, samples, gap, outage);
    }

    private static Elapsed outage(long millis) {
        return Elapsed.took(new Span(Duration.ofMillis(millis), Duration.ofMillis(millis)));
    }

    @Test
    void service_is_kept_where_no_outage_is_longer_than_the_objective() {
        Duration gap = Duration.ofMillis(20);
        KeptProbe read = probe("read", 100, gap, outage(0));
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(read, probe("write", 100, gap, outage(300))), OBJECTIVE),
                MET,
                "longest outage of write over after 0.300 s");
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(read, probe("write", 100, gap, outage(11_000))), OBJECTIVE),
                MISSED,
                "longest outage of write");
        assertJudged(
                ReplicaCriteria.serviceKept(
                        List.of(read, probe("write", 100, gap, Elapsed.notWithin(Duration.ofSeconds(12)))), OBJECTIVE),
                MISSED,
                "not seen in 12.0 s");
    }

    @Test
    void service_that_was_not_looked_at_closely_is_unproven() {
        assertJudged(ReplicaCriteria.serviceKept(List.of(), OBJECTIVE), UNPROVEN, "nothing was probed");
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(probe("write", 4, Duration.ZERO, outage(0))), OBJECTIVE),
                UNPROVEN,
                "probed 4 times");
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(probe("write", 40, Duration.ofSeconds(11), outage(0))), OBJECTIVE),
                UNPROVEN,
                "not probed for 11.0 s");
    }

    @Test
    void service_is_judged_by_the_probe_that_speaks_most_against_it() {
        Duration gap = Duration.ofMillis(20);
        KeptProbe kept = probe("kept", 100, gap, outage(300));
        KeptProbe missed = probe("missed", 100, gap, outage(11_000));
        KeptProbe unseen = probe("unseen", 1, gap, outage(0));
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(kept, probe("quick", 100, gap, outage(0))), OBJECTIVE),
                MET,
                "longest outage of kept");
        assertJudged(ReplicaCriteria.serviceKept(List.of(kept, unseen), OBJECTIVE), UNPROVEN, "unseen was probed");
        assertJudged(ReplicaCriteria.serviceKept(List.of(unseen, kept), OBJECTIVE), UNPROVEN, "unseen was probed");
        assertJudged(ReplicaCriteria.serviceKept(List.of(missed, unseen), OBJECTIVE), MISSED, "outage of missed");
        assertJudged(ReplicaCriteria.serviceKept(List.of(unseen, missed), OBJECTIVE), MISSED, "outage of missed");
    }

    @Test
    void a_probe_that_asked_just_often_enough_counts() {
        assertJudged(
                ReplicaCriteria.serviceKept(List.of(probe("write", 5, OBJECTIVE, outage(0))), OBJECTIVE),
                MET,
                "longest outage of write over after 0.0 s (5 probes)");
    }

    private static final List<Check> BACK = List.of(Check.of("api-1", true, ""), Check.of("api-2", true, ""));

    @Test
    void redundancy_is_full_when_every_replica_is_back_in_time() {
        assertJudged(
                ReplicaCriteria.fullRedundancy(outage(2000), BACK, 2, OBJECTIVE),
                MET,
                "full redundancy after 2.0 s (2 checks passed)");
        assertJudged(ReplicaCriteria.fullRedundancy(outage(12_000), BACK, 2, OBJECTIVE), MISSED, "after 12.0 s");
        List<Check> one = List.of(BACK.get(0), Check.of("api-2", false, "not running"));
        assertJudged(
                ReplicaCriteria.fullRedundancy(Elapsed.notWithin(Duration.ofSeconds(60)), one, 2, OBJECTIVE),
                MISSED,
                "not back: api-2 (not running)");
        assertJudged(
                ReplicaCriteria.fullRedundancy(Elapsed.notWithin(Duration.ofSeconds(60)), BACK, 2, OBJECTIVE),
                MISSED,
                "not seen in 60.0 s (2 checks passed, but only later)");
    }

    @Test
    void redundancy_that_was_full_and_is_lost_again_is_missed() {
        List<Check> gone = List.of(BACK.get(0), Check.of("api-2", false, "not running"));
        assertJudged(
                ReplicaCriteria.fullRedundancy(outage(2000), gone, 2, OBJECTIVE),
                MISSED,
                "redundancy was full after 2.0 s and lost again, not there: api-2 (not running), objective");
    }

    @Test
    void redundancy_that_nobody_can_see_is_unproven() {
        List<Check> unseen = List.of(BACK.get(0), Check.unknown("api-2", "not seen"));
        assertJudged(ReplicaCriteria.fullRedundancy(outage(2000), unseen, 2, OBJECTIVE), UNPROVEN, "api-2 (not seen)");
        assertJudged(
                ReplicaCriteria.fullRedundancy(outage(2000), BACK.subList(0, 1), 2, OBJECTIVE),
                UNPROVEN,
                "1 of 2 replicas seen");
    }
}
