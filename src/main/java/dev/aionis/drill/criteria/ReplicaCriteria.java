package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The pass criteria of scenario D, API replica loss. */
public final class ReplicaCriteria {

    /** What a complete judgement of the scenario holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.TAKEN_OUT,
            PassCriterion.SERVICE_KEPT,
            PassCriterion.FULL_REDUNDANCY,
            PassCriterion.ERROR_BUDGET,
            PassCriterion.ERROR_RATE_RECOVERY,
            PassCriterion.LATENCY_RECOVERY,
            PassCriterion.NO_LOST_WRITES);

    /** Fewer probes than that show no availability. */
    private static final int FEWEST_PROBES = 5;

    private ReplicaCriteria() {}

    /**
     * No more of the callers' requests fail by the replica that is gone.
     *
     * @param callers when their error rate was back in its envelope, while the replica was away
     * @param probes when those through the balancer were well again
     * @param lost when the replica was killed
     */
    public static Criterion takenOut(
            EnvelopeReturn callers, EnvelopeReturn probes, BoundedInstant lost, Duration objective) {
        EnvelopeReturn found = callers.and(probes);
        var yardstick = new Yardstick(
                PassCriterion.TAKEN_OUT,
                Objective.atMost(objective),
                "see the balancer's health checks: their interval, timeout and failures in a row, and whether it tries"
                        + " another replica where a connection is refused");
        if (!found.judged()) {
            return yardstick.unproven(found.why());
        }
        Elapsed elapsed = found.at()
                .map(at -> Elapsed.took(notBelowZero(lost.until(at))))
                .orElseGet(() -> Elapsed.notWithin(watched(lost, found)));
        return yardstick.judge(elapsed, "taken out of rotation", found.why());
    }

    /**
     * @param requests of callers from the loss to full redundancy, without the throttled ones
     * @param budget share that may fail, 0 to 1
     * @param minimumSamples requests without which nothing is judged
     */
    public static Criterion errorBudget(long failed, long requests, double budget, long minimumSamples) {
        var yardstick = new Yardstick(
                PassCriterion.ERROR_BUDGET,
                Objective.atMost(budget * 100, "%"),
                "see the failed requests of that time: which of them could have been sent to another replica?");
        if (requests < minimumSamples) {
            return yardstick.unproven(Figures.counted(requests, "request") + " while redundancy was lost, at least "
                    + minimumSamples + " needed");
        }
        double share = (double) failed / requests;
        return yardstick.judge(
                new Measure(share * 100, "%", 0),
                failed + " of " + Figures.counted(requests, "request") + " failed while redundancy was lost");
    }

    /**
     * What one probe through the balancer saw while redundancy was lost.
     *
     * @param probe its name, as in {@code write}
     * @param samples how many there were
     * @param longestGap between two of them
     * @param longestOutage none is of length 0; one that was not over at the end has no length
     */
    public record KeptProbe(String probe, long samples, Duration longestGap, Elapsed longestOutage) {}

    /** The other replicas went on answering; judged by the probe that speaks most against it. */
    public static Criterion serviceKept(List<KeptProbe> probes, Duration objective) {
        var yardstick = new Yardstick(
                PassCriterion.SERVICE_KEPT,
                Objective.atMost(objective),
                "the replicas that are left must carry all of the load, and the balancer must send it to them");
        return probes.stream()
                .map(probe -> kept(probe, yardstick, objective))
                .max(Comparator.comparing((Criterion judged) -> weight(judged.status()))
                        .thenComparing(ReplicaCriteria::seconds))
                .orElseGet(() -> yardstick.unproven("nothing was probed through the balancer"));
    }

    private static Criterion kept(KeptProbe probe, Yardstick yardstick, Duration objective) {
        if (probe.samples() < FEWEST_PROBES) {
            return yardstick.unproven("%s was probed %d times while redundancy was lost, at least %d needed"
                    .formatted(probe.probe(), probe.samples(), FEWEST_PROBES));
        }
        Criterion judged = yardstick.judge(
                probe.longestOutage(), "longest outage of " + probe.probe() + " over", probe.samples() + " probes");
        return probe.longestGap().compareTo(objective) > 0
                ? judged.unprovenBecause(probe.probe() + " was not probed for " + Figures.seconds(probe.longestGap())
                        + ", in which an outage beyond the objective could hide")
                : judged;
    }

    /**
     * Redundancy that was full for a moment and lost again is none.
     *
     * @param elapsed from the moment at which the replica was started again until all were there
     * @param replicas one check for each, when callers were back in their envelope: ready, in rotation, answering
     * @param expected how many replicas there must be
     */
    public static Criterion fullRedundancy(Elapsed elapsed, List<Check> replicas, int expected, Duration objective) {
        var yardstick = new Yardstick(
                PassCriterion.FULL_REDUNDANCY,
                Objective.atMost(objective),
                "see the log of the replica that is not back, and why the balancer does not send it requests");
        List<String> unknown = named(replicas, CriterionStatus.UNPROVEN);
        List<String> failed = named(replicas, CriterionStatus.MISSED);
        if (failed.isEmpty() && !unknown.isEmpty()) {
            return yardstick.unproven("not to be told: " + Figures.some(unknown));
        }
        if (failed.isEmpty() && replicas.size() < expected) {
            return yardstick.unproven("%d of %d replicas seen".formatted(replicas.size(), expected));
        }
        if (!failed.isEmpty() && elapsed.took().isPresent()) {
            Span took = elapsed.took().get();
            return yardstick.missed(
                    Measure.seconds(took),
                    "redundancy was full after " + Figures.seconds(took.middle()) + " and lost again, not there: "
                            + Figures.some(failed) + ", objective " + yardstick.objective());
        }
        String passed = Figures.counted(replicas.size(), "check") + " passed"
                + (elapsed.took().isPresent() ? "" : ", but only later");
        return yardstick.judge(
                elapsed, "full redundancy", failed.isEmpty() ? passed : "not back: " + Figures.some(failed));
    }

    private static List<String> named(List<Check> checks, CriterionStatus status) {
        return checks.stream()
                .filter(check -> check.status() == status)
                .map(Check::toString)
                .toList();
    }

    private static Duration watched(BoundedInstant lost, EnvelopeReturn found) {
        Instant until = found.outsideUntil().orElse(lost.latest());
        Duration watched = Duration.between(lost.latest(), until);
        return watched.isNegative() ? Duration.ZERO : watched;
    }

    /** Well before the replica was surely gone is well in no time. */
    private static Span notBelowZero(Span span) {
        Duration none = Duration.ZERO;
        return new Span(
                span.shortest().isNegative() ? none : span.shortest(),
                span.longest().isNegative() ? none : span.longest());
    }

    private static int weight(CriterionStatus status) {
        return switch (status) {
            case MET -> 0;
            case UNPROVEN -> 1;
            case MISSED -> 2;
        };
    }

    private static double seconds(Criterion judged) {
        return judged.measured() == null ? 0 : judged.measured().value();
    }
}
