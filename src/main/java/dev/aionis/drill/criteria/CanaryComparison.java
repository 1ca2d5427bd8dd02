package dev.aionis.drill.criteria;

import dev.aionis.drill.criteria.CanaryVerdict.Decision;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Compares a canary with the baseline under the same load. Errors, and refusals where there are any, are compared by
 * Fisher's exact test, latencies of answers by the Mann–Whitney test: over all requests, and for every operation with
 * enough requests on both sides. Holm's correction keeps the probability of any false alarm at {@code alpha}.
 *
 * <p>A test counts only if it still rejects without the canary's worst request. A latency test counts only if the
 * Hodges–Lehmann shift is above the tolerance as well: with enough samples every difference is significant.
 */
public final class CanaryComparison {

    /** Probability with which the smallest detectable effects would have been found. */
    public static final double POWER = 0.8;

    /** Requests on each side from which an operation is compared by itself. */
    private static final int OWN_TEST_FROM = 20;

    private final CanaryArms arms;
    private final CanaryTolerance tolerance;
    private final List<CountComparison> counts = new ArrayList<>();
    private final List<LatencyComparison> latencies = new ArrayList<>();

    private CanaryComparison(CanaryArms arms, CanaryTolerance tolerance) {
        this.arms = arms;
        this.tolerance = tolerance;
    }

    /** Samples in any order; throttled requests are left out. */
    public static CanaryVerdict compare(
            List<RequestSample> baseline, List<RequestSample> canary, CanaryTolerance tolerance) {
        var comparison = new CanaryComparison(CanaryArms.of(baseline, canary), tolerance);
        comparison.test();
        return comparison.verdict();
    }

    private void test() {
        countBad("", arms);
        List<Operation> own = arms.operations().size() < 2
                ? List.of()
                : arms.operations().stream()
                        .filter(operation -> arms.of(operation).smaller() >= OWN_TEST_FROM)
                        .toList();
        own.forEach(operation -> countBad(" of " + operation.label(), arms.of(operation)));
        List<Operation> timed = own.stream()
                .filter(operation -> arms.of(operation).answeredAtLeast(OWN_TEST_FROM))
                .toList();
        boolean timedTogether = arms.answeredAtLeast(OWN_TEST_FROM);
        double alpha = tolerance.alpha() / (counts.size() + timed.size() + (timedTogether ? 1 : 0));
        if (timedTogether) {
            latencies.add(LatencyComparison.of(
                    "latency",
                    arms.alignedLatencies(arms.baseline()),
                    arms.alignedLatencies(arms.canary()),
                    alpha,
                    POWER));
        }
        for (Operation operation : timed) {
            CanaryArms pair = arms.of(operation);
            latencies.add(LatencyComparison.of(
                    "latency of " + operation.label(),
                    CanaryArms.sortedLatencies(pair.baseline()),
                    CanaryArms.sortedLatencies(pair.canary()),
                    alpha,
                    POWER));
        }
    }

    private void countBad(String of, CanaryArms pair) {
        counts.add(pair.count("error rate" + of, RequestOutcome::failure));
        CountComparison refusals = pair.count("refusal rate" + of, RequestOutcome.REFUSED::equals);
        // where nothing was refused the test cannot reject: it is none, and must not weigh on the others
        if (refusals.baselineBad() + refusals.canaryBad() > 0) {
            counts.add(refusals);
        }
    }

    private CanaryVerdict verdict() {
        OptionalDouble detectable = smallestDetectableErrorRate();
        Decided decided = decide(detectable);
        return new CanaryVerdict(
                decided.decision(),
                arms.baseline().size(),
                arms.canary().size(),
                counts,
                latencies,
                detectable,
                smallestDetectableShift(),
                decided.why());
    }

    private record Decided(Decision decision, String why) {}

    private Decided decide(OptionalDouble detectable) {
        Optional<String> tooSmall = tooSmall();
        if (tooSmall.isPresent()) {
            return new Decided(Decision.UNDECIDED, tooSmall.get());
        }
        Optional<String> regression = regression();
        if (regression.isPresent()) {
            return new Decided(Decision.REGRESSED, regression.get());
        }
        String shown = detectable.isEmpty()
                ? "could not have shown any error rate"
                : "could have shown an error rate higher by " + Figures.percent(detectable.getAsDouble());
        if (detectable.orElse(2) > tolerance.errorRateToDetect()) {
            return new Decided(
                    Decision.UNDECIDED,
                    counts.get(0).sentence() + ", but this sample " + shown + ", where "
                            + Figures.percent(tolerance.errorRateToDetect()) + " must be");
        }
        if (latencies.isEmpty()) {
            return new Decided(
                    Decision.UNDECIDED, counts.get(0).sentence() + ", but too few answers to compare latencies");
        }
        return new Decided(
                Decision.HEALTHY,
                counts.get(0).sentence() + "; " + latencies.get(0).sentence() + "; this sample " + shown);
    }

    private Optional<String> tooSmall() {
        if (arms.smaller() < tolerance.minimumSamples()) {
            return Optional.of("canary %d and baseline %d requests, %d of each needed"
                    .formatted(arms.canary().size(), arms.baseline().size(), tolerance.minimumSamples()));
        }
        return arms.operations().stream()
                .filter(operation -> arms.of(operation).smaller() == 0)
                .map(operation -> "%s has %d canary and %d baseline requests, nothing to compare"
                        .formatted(
                                operation.label(),
                                arms.of(operation).canary().size(),
                                arms.of(operation).baseline().size()))
                .findFirst();
    }

    /** The finding with the smallest p among those that count, if any does. */
    private Optional<String> regression() {
        double rejected = HolmCorrection.rejectedUpTo(
                DoubleStream.concat(
                                counts.stream().mapToDouble(CountComparison::pWithoutWorst),
                                latencies.stream().mapToDouble(LatencyComparison::pWithoutWorst))
                        .toArray(),
                tolerance.alpha());
        record Finding(double p, String sentence) {}
        return Stream.concat(
                        counts.stream()
                                .filter(test -> test.pWithoutWorst() <= rejected)
                                .map(test -> new Finding(test.pValue(), test.sentence())),
                        latencies.stream()
                                .filter(test -> test.pWithoutWorst() <= rejected)
                                .filter(test -> test.shift().compareTo(tolerance.latencyShift()) > 0)
                                .map(test -> new Finding(test.pValue(), test.sentence())))
                .min(Comparator.comparingDouble(Finding::p))
                .map(Finding::sentence);
    }

    private double alphaOfOneTest() {
        return tolerance.alpha() / (counts.size() + latencies.size());
    }

    private OptionalDouble smallestDetectableErrorRate() {
        return counts.get(0).smallestDetectable(alphaOfOneTest(), POWER);
    }

    /** A shift within tolerance is never reported, so nothing smaller than that is detectable. */
    private Optional<Duration> smallestDetectableShift() {
        return latencies.stream()
                .findFirst()
                .flatMap(LatencyComparison::smallestDetectable)
                .map(shift -> shift.compareTo(tolerance.latencyShift()) < 0 ? tolerance.latencyShift() : shift);
    }
}
