package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replica is killed 10 s after the beginning, brought back at 20 s and answers again at 22 s; a request each 50 ms,
 * a probe each 100 ms.
 */
class ReplicaFactsTest {

    private static final Instant T = Instant.parse("2026-02-28T12:00:00Z");
    private static final Duration OBJECTIVE = Duration.ofSeconds(2);
    private static final List<Check> BACK = List.of(Check.of("api-1", true, ""), Check.of("api-2", true, ""));
    private static final List<Check> UNSEEN =
            List.of(Check.unknown("api-1", "not seen"), Check.unknown("api-2", "not seen"));

    @TempDir
    private Path base;

    private final List<ProbeSample> probes = new ArrayList<>();
    private final List<RequestSample> requests = new ArrayList<>();

    private static Instant at(double seconds) {
        return T.plusNanos(Math.round(seconds * 1e9));
    }

    /** @param felt until when every other request fails, and every other probe through the balancer */
    private Evidence drilled(double felt, boolean dies, String... names) {
        for (int i = 0; i < 300; i++) {
            double now = i / 10.0;
            boolean away = dies && now >= 10 && now < 22;
            probe("health api-1", now, true, "ok");
            probe("health api-2", now, !away, "ok");
            boolean well = now < 10 || now >= felt || i % 2 == 0;
            String name = away || names.length == 0
                    ? List.of(names).stream().findFirst().orElse("")
                    : names[i % names.length];
            probe("health", now, well, name.isEmpty() ? "ok" : "ok, served by " + name);
            probe("write", now, now < 10 || now >= felt, "ok");
        }
        for (int i = 0; i < 600; i++) {
            double now = i / 20.0;
            boolean well = now < 10 || now >= felt || i % 2 == 0;
            requests.add(new RequestSample(
                    i % 3 == 0 ? Operation.RECALL : Operation.WRITE,
                    "balancer",
                    at(now),
                    at(now),
                    Duration.ofMillis(5),
                    well ? RequestOutcome.OK : RequestOutcome.UNKNOWN,
                    well ? 200 : 0));
        }
        var folder = new EvidenceFolder(base, new Redactor(List.of()));
        SampleTable.PROBES.write(folder, "probes.csv", probes);
        SampleTable.REQUESTS.write(folder, "requests.csv", requests);
        return new Evidence(base);
    }

    private void probe(String name, double now, boolean good, String detail) {
        probes.add(new ProbeSample(name, at(now), at(now + 0.002), good, good ? detail : "refused"));
    }

    private ProbesSeen probesUntil(double seconds) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        probes.stream()
                .filter(sample -> sample.sentAt().isBefore(at(seconds)))
                .forEach(sample -> counts.merge(sample.probe(), 1, Integer::sum));
        return new ProbesSeen("probes.csv", counts, Set.of("health api-1", "health api-2"));
    }

    private static RequestsSeen requestsUntil(double seconds) {
        return new RequestsSeen("requests.csv", "balancer", (int) Math.round(seconds * 20));
    }

    private LossSeen loss() {
        return new LossSeen("api-2", at(9.95), at(10.05), "health api-2", probesUntil(20));
    }

    private ReadySeen back() {
        return new ReadySeen(at(20), at(22.1), probesUntil(22.1));
    }

    private RotationSeen rotation(double until) {
        return new RotationSeen(probesUntil(until), "health", at(9.95), at(20));
    }

    private RecoverySeen callers() {
        return callersWatched(9.95, 20);
    }

    private RecoverySeen callersWatched(double from, double until) {
        var tolerance = new EnvelopeTolerance(0.02, 3, Duration.ofMillis(50), 15, Duration.ofSeconds(3));
        return new RecoverySeen(
                requestsUntil(from),
                requestsUntil(20),
                probesUntil(20),
                tolerance,
                at(from),
                Duration.ofSeconds(1),
                at(until));
    }

    private static void assertJudged(Criterion criterion, CriterionStatus status) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
    }

    @Test
    void the_loss_is_as_exact_as_the_replicas_own_probe() {
        Evidence evidence = drilled(11, true);

        assertThat(loss().moment(evidence)).isEqualTo(new BoundedInstant(at(9.95), at(10.002)));
        assertThat(new Premises.ReplicaGone(loss(), Optional.of(true))
                        .premise(evidence)
                        .broken())
                .isEmpty();
    }

    @Test
    void a_replica_that_was_never_gone_is_no_premise_for_anything() {
        Evidence evidence = drilled(0, false);

        var premise = new Premises.ReplicaGone(loss(), Optional.of(true)).premise(evidence);
        assertThat(premise.voidsMisses()).isTrue();
        assertThat(premise.broken()).hasValueSatisfying(why -> assertThat(why).contains("so nothing was lost"));
        assertThat(loss().moment(evidence)).isEqualTo(new BoundedInstant(at(9.95), at(10.05)));
    }

    @Test
    void callers_that_feel_it_for_one_second_are_measured_so() {
        Evidence evidence = drilled(11, true);

        Criterion takenOut = new ReplicaFacts.TakenOut(loss(), callers(), OBJECTIVE).judge(evidence);

        assertJudged(takenOut, CriterionStatus.MET);
        assertThat(takenOut.measured().value()).isBetween(0.8, 1.1);
        assertJudged(
                new ReplicaFacts.TakenOut(loss(), callers(), Duration.ofMillis(500)).judge(evidence),
                CriterionStatus.MISSED);
    }

    @Test
    void callers_that_feel_it_to_the_end_are_a_miss() {
        assertJudged(
                new ReplicaFacts.TakenOut(loss(), callers(), OBJECTIVE).judge(drilled(30, true)),
                CriterionStatus.MISSED);
    }

    @Test
    void what_was_due_after_the_watch_had_ended_takes_no_return_back() {
        Evidence evidence = drilled(30, true);

        assertThat(callersWatched(5, 9.9).found(evidence).errorRate().at())
                .as("requests and probes fail from 10 s on")
                .isPresent();
        assertThat(callersWatched(5, 11.5).found(evidence).errorRate().at()).isEmpty();
    }

    @Test
    void the_budget_counts_from_the_loss_to_full_redundancy() {
        Evidence evidence = drilled(11, true);
        var budget = new ReplicaFacts.ErrorBudget(loss(), back(), requestsUntil(30), 0.05, 15);

        Criterion judged = budget.judge(evidence);

        // 10 of the 20 requests of that second; 244 in the 12.2 s from the loss to full redundancy
        assertThat(judged.why()).startsWith("10 of 244 requests failed");
        assertJudged(judged, CriterionStatus.MET);
        assertJudged(
                new ReplicaFacts.ErrorBudget(loss(), back(), requestsUntil(30), 0.04, 15).judge(evidence),
                CriterionStatus.MISSED);
        assertJudged(
                new ReplicaFacts.ErrorBudget(loss(), back(), requestsUntil(30), 0.05, 500).judge(evidence),
                CriterionStatus.UNPROVEN);
    }

    @Test
    void an_outage_of_writes_through_the_balancer_is_found() {
        Evidence evidence = drilled(11, true);

        assertJudged(serviceKept(OBJECTIVE).judge(evidence), CriterionStatus.MET);
        assertJudged(serviceKept(Duration.ofMillis(500)).judge(evidence), CriterionStatus.MISSED);
    }

    @Test
    void a_probe_that_hung_when_redundancy_was_full_again_is_no_proof_of_a_service_that_was_kept() {
        Evidence evidence = drilledButWrites(21.5, 26.5, false);

        assertJudged(serviceKept(OBJECTIVE).judge(evidence), CriterionStatus.UNPROVEN);
    }

    @Test
    void an_outage_after_redundancy_was_full_again_is_none_of_the_loss() {
        Evidence evidence = drilledButWrites(22.5, 29.95, false);

        assertJudged(serviceKept(OBJECTIVE).judge(evidence), CriterionStatus.MET);
    }

    @Test
    void probes_that_end_before_redundancy_was_full_again_are_too_few_to_judge_by() {
        Evidence evidence = drilledButWrites(19.5, 29.95, true);

        assertJudged(serviceKept(OBJECTIVE).judge(evidence), CriterionStatus.UNPROVEN);
    }

    private ReplicaFacts.ServiceKept serviceKept(Duration objective) {
        return new ReplicaFacts.ServiceKept(loss(), back(), probesUntil(30), objective);
    }

    /** No write probe is answered from then until then, and one that fails has hung all the while; or there is none. */
    private Evidence drilledButWrites(double hangsFrom, double until, boolean nothing) {
        drilled(11, true);
        probes.removeIf(probe -> probe.probe().equals("write")
                && !probe.sentAt().isBefore(at(hangsFrom))
                && probe.sentAt().isBefore(at(until)));
        if (!nothing) {
            probes.add(new ProbeSample("write", at(hangsFrom), at(until), false, "timed out"));
        }
        probes.sort(Comparator.comparing(ProbeSample::sentAt));
        return written();
    }

    /** Where probes were changed after the drill. */
    private Evidence written() {
        SampleTable.PROBES.write(new EvidenceFolder(base, new Redactor(List.of())), "probes.csv", probes);
        return new Evidence(base);
    }

    private Criterion redundancy(Evidence evidence, List<Check> seen, boolean completed, double until) {
        return new ReplicaFacts.FullRedundancy(back(), rotation(until), seen, 2, completed, Duration.ofSeconds(5))
                .judge(evidence);
    }

    @Test
    void full_redundancy_is_bounded_by_the_replicas_answer_and_the_levers_word() {
        Criterion judged = redundancy(drilled(11, true, "a", "b"), BACK, true, 23);

        assertJudged(judged, CriterionStatus.MET);
        assertThat(judged.measured().value()).isBetween(1.9, 2.1);
    }

    @Test
    void a_lever_that_sees_nothing_is_helped_by_a_balancer_that_says_who_answered() {
        Evidence evidence = drilled(11, true, "a", "b");

        assertThat(rotation(23).answeringAgain(evidence, 2).status()).isEqualTo(CriterionStatus.MET);
        assertThat(rotation(21).answeringAgain(evidence, 2).status())
                .as("before it is back")
                .isEqualTo(CriterionStatus.MISSED);
        assertJudged(redundancy(evidence, UNSEEN, true, 23), CriterionStatus.MET);
    }

    @Test
    void a_replica_that_the_balancer_may_have_taken_out_again_is_proven_by_the_lever_alone() {
        Evidence evidence = drilledWithoutB(22.1);

        assertJudged(redundancy(evidence, UNSEEN, true, 23), CriterionStatus.UNPROVEN);
        assertThat(rotation(23).stillAnswering(evidence, 2, at(22.1)).detail())
                .isEqualTo("lately, after all were back, by [a]");
        assertJudged(redundancy(evidence, BACK, true, 23), CriterionStatus.MET);
    }

    /** It answered some after all were seen, and none any more. */
    @Test
    void a_replica_that_the_balancer_took_out_again_later_is_proven_by_the_lever_alone() {
        Evidence evidence = drilledWithoutB(23);

        assertJudged(redundancy(evidence, UNSEEN, true, 30), CriterionStatus.UNPROVEN);
        assertJudged(redundancy(evidence, BACK, true, 30), CriterionStatus.MET);
        assertJudged(redundancy(drilled(11, true, "a", "b"), UNSEEN, true, 30), CriterionStatus.MET);
    }

    /** Half of so few might leave a replica out by chance. */
    @Test
    void where_few_answers_tell_all_of_them_count() {
        assertJudged(redundancy(drilledWithoutB(23), UNSEEN, true, 24.5), CriterionStatus.MET);
    }

    @Test
    void a_name_that_answered_callers_does_not_stand_for_a_replica_that_the_lever_sees_no_more() {
        Evidence evidence = drilled(11, true, "a", "b");

        Criterion judged = redundancy(evidence, BACK.subList(0, 1), true, 30);

        assertJudged(judged, CriterionStatus.UNPROVEN);
        assertThat(judged.why()).contains("1 of 2 replicas seen");
    }

    /** From that moment on the balancer answers in the name of the other one. */
    private Evidence drilledWithoutB(double from) {
        drilled(11, true, "a", "b");
        probes.replaceAll(probe -> probe.sentAt().isBefore(at(from))
                ? probe
                : new ProbeSample(
                        probe.probe(),
                        probe.sentAt(),
                        probe.answeredAt(),
                        probe.good(),
                        probe.detail().replace("served by b", "served by a")));
        return written();
    }

    @Test
    void where_neither_sees_who_gets_requests_redundancy_is_unproven() {
        assertJudged(redundancy(drilled(11, true), UNSEEN, true, 23), CriterionStatus.UNPROVEN);
    }

    @Test
    void a_redundancy_that_never_came_back_is_a_miss_where_it_was_awaited_for_long_enough() {
        List<Check> one = List.of(BACK.get(0), Check.of("api-2", false, "not running"));
        var never = new ReplicaFacts.FullRedundancy(
                new ReadySeen(at(20), at(29), probesUntil(21)), rotation(21), one, 2, false, Duration.ofSeconds(5));
        assertJudged(never.judge(drilled(11, true, "a", "b")), CriterionStatus.MISSED);
    }

    @Test
    void a_replica_that_the_balancer_never_took_in_again_is_named_though_the_lever_sees_it_serve() {
        Evidence evidence = drilledWithoutB(20);

        assertNamed(neverBack(BACK).judge(evidence));
        assertNamed(neverBack(UNSEEN).judge(evidence));
    }

    private void assertNamed(Criterion judged) {
        assertJudged(judged, CriterionStatus.MISSED);
        assertThat(judged.why()).contains("not back: callers answered by every replica (a)");
    }

    /** The wait for it was given up after 9 s. */
    private ReplicaFacts.FullRedundancy neverBack(List<Check> seen) {
        return new ReplicaFacts.FullRedundancy(
                new ReadySeen(at(20), at(29), probesUntil(30)), rotation(30), seen, 2, false, Duration.ofSeconds(5));
    }
}
