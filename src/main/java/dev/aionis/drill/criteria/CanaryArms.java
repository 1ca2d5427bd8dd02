package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The decided requests of baseline and canary, and what the tests take from them. */
record CanaryArms(List<RequestSample> baseline, List<RequestSample> canary) {

    /** Throttled requests say nothing about a release; all others do. */
    static CanaryArms of(List<RequestSample> baseline, List<RequestSample> canary) {
        Predicate<RequestSample> decided = sample -> sample.outcome() != RequestOutcome.THROTTLED;
        return new CanaryArms(only(baseline, decided), only(canary, decided));
    }

    CanaryArms of(Operation operation) {
        return new CanaryArms(
                only(baseline, sample -> sample.operation() == operation),
                only(canary, sample -> sample.operation() == operation));
    }

    Set<Operation> operations() {
        Set<Operation> seen = EnumSet.noneOf(Operation.class);
        Stream.concat(baseline.stream(), canary.stream())
                .map(RequestSample::operation)
                .forEach(seen::add);
        return seen;
    }

    int smaller() {
        return Math.min(baseline.size(), canary.size());
    }

    CountComparison count(String of, Predicate<RequestOutcome> bad) {
        return CountComparison.of(of, count(baseline, bad), baseline.size(), count(canary, bad), canary.size());
    }

    boolean answeredAtLeast(int answers) {
        return count(baseline, RequestOutcome.OK::equals) >= answers
                && count(canary, RequestOutcome.OK::equals) >= answers;
    }

    static long[] sortedLatencies(List<RequestSample> samples) {
        return latencies(samples).sorted().toArray();
    }

    /**
     * Latencies of all operations on one scale: each less the median of its operation over both sides. So a mix of
     * operations that differs between the sides does not pass for a shift (aligned ranks, Hodges and Lehmann 1962).
     */
    long[] alignedLatencies(List<RequestSample> side) {
        return operations().stream()
                .flatMapToLong(operation -> {
                    long[] both = Stream.of(baseline, canary)
                            .flatMapToLong(arm -> latencies(of(operation, arm)))
                            .sorted()
                            .toArray();
                    long median = both.length == 0 ? 0 : both[both.length / 2];
                    return latencies(of(operation, side)).map(latency -> latency - median);
                })
                .sorted()
                .toArray();
    }

    private static List<RequestSample> of(Operation operation, List<RequestSample> side) {
        return only(side, sample -> sample.operation() == operation);
    }

    private static LongStream latencies(List<RequestSample> samples) {
        return samples.stream()
                .filter(sample -> sample.outcome() == RequestOutcome.OK)
                .mapToLong(sample -> sample.latency().toNanos());
    }

    private static long count(List<RequestSample> samples, Predicate<RequestOutcome> which) {
        return samples.stream().filter(sample -> which.test(sample.outcome())).count();
    }

    private static List<RequestSample> only(List<RequestSample> samples, Predicate<RequestSample> which) {
        return samples.stream().filter(which).toList();
    }
}
