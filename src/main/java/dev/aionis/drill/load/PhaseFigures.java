package dev.aionis.drill.load;

import dev.aionis.drill.load.LoadTrace.Sending;
import dev.aionis.drill.load.LoadTrace.Stretch;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts one phase of a load, and holds it against the guards of the plan. */
final class PhaseFigures {

    private final LoadPlan plan;
    private final Stretch phase;
    private final List<Sending> sendings;
    private final List<RequestSample> samples;

    PhaseFigures(LoadPlan plan, Stretch phase, List<Sending> sendings, List<RequestSample> samples) {
        this.plan = plan;
        this.phase = phase;
        this.sendings = within(sendings, Sending::scheduledAt);
        this.samples = within(samples, RequestSample::scheduledAt);
    }

    PhaseLoad phase() {
        Map<Operation, OperationLoad> operations = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            if (plan.perSecond(operation) > 0) {
                operations.put(operation, figures(operation));
            }
        }
        List<String> violations = new ArrayList<>();
        operations.forEach((operation, load) -> hold(operation, load, violations));
        return new PhaseLoad(phase.name(), phase.from(), phase.to(), operations, violations);
    }

    private OperationLoad figures(Operation operation) {
        List<Sending> sent = sendings.stream()
                .filter(sending -> sending.operation() == operation)
                .toList();
        List<RequestSample> ended = samples.stream()
                .filter(sample -> sample.operation() == operation)
                .toList();
        return new OperationLoad(
                sent.size(),
                ended.stream().collect(Collectors.groupingBy(RequestSample::outcome, Collectors.counting())),
                phase.heldBack().getOrDefault(operation, Map.of()),
                Quantiles.of(ended.stream()
                        .filter(sample -> sample.outcome() == RequestOutcome.OK)
                        .map(RequestSample::latency)),
                Quantiles.of(sent.stream().map(sending -> Duration.between(sending.scheduledAt(), sending.sentAt()))),
                longestGap(sent));
    }

    private <T> List<T> within(List<T> all, Function<T, Instant> scheduledAt) {
        return all.stream().filter(one -> phase.holds(scheduledAt.apply(one))).toList();
    }

    private Duration longestGap(List<Sending> sent) {
        List<Instant> moments = new ArrayList<>();
        moments.add(phase.from());
        sent.stream().map(Sending::sentAt).sorted().forEach(moments::add);
        moments.add(phase.to());
        Duration longest = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            Duration gap = Duration.between(moments.get(i - 1), moments.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }

    private void hold(Operation operation, OperationLoad load, List<String> violations) {
        String subject = "load in phase " + phase.name() + ", " + operation.label() + ": ";
        if (load.telling() < plan.minimumSamples()) {
            violations.add(subject + load.telling() + " samples, expected at least " + plan.minimumSamples());
        }
        if (load.longestGap().compareTo(plan.longestGap()) > 0) {
            violations.add(subject + "nothing sent for " + seconds(load.longestGap()) + ", allowed "
                    + seconds(plan.longestGap()));
        }
        if (load.lateness().p99().compareTo(plan.latenessLimit()) > 0) {
            violations.add(subject + "sent " + seconds(load.lateness().p99()) + " late at p99, allowed "
                    + seconds(plan.latenessLimit()));
        }
        long crowded = load.heldBack().getOrDefault(HeldBack.TOO_MANY_UNDER_WAY, 0L);
        if (crowded > 0) {
            violations.add(subject + crowded + " requests held back, " + plan.maxInFlight() + " were under way");
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
