package dev.aionis.drill.load;

import dev.aionis.drill.load.LoadLog.Sending;
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
import java.util.stream.Collectors;

/** Counts one phase of a load, and holds it against the guards of the plan. */
final class PhaseFigures {

    private final LoadPlan plan;
    private final LoadLog.Contents log;
    private final LoadLog.PhaseMark mark;
    private final Instant to;
    private final boolean last;

    /** @param last whether requests due at {@code to} or later belong to it too */
    PhaseFigures(LoadPlan plan, LoadLog.Contents log, LoadLog.PhaseMark mark, Instant to, boolean last) {
        this.plan = plan;
        this.log = log;
        this.mark = mark;
        this.to = to;
        this.last = last;
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
        return new PhaseLoad(mark.name(), mark.from(), to, operations, violations);
    }

    private OperationLoad figures(Operation operation) {
        List<Sending> sendings = log.sendings().stream()
                .filter(sending -> sending.operation() == operation && within(sending.scheduledAt()))
                .toList();
        List<RequestSample> samples = log.samples().stream()
                .filter(sample -> sample.operation() == operation && within(sample.scheduledAt()))
                .toList();
        return new OperationLoad(
                sendings.size(),
                samples.stream().collect(Collectors.groupingBy(RequestSample::outcome, Collectors.counting())),
                log.holds().stream()
                        .filter(hold -> hold.operation() == operation && within(hold.scheduledAt()))
                        .collect(Collectors.groupingBy(LoadLog.Hold::why, Collectors.counting())),
                Quantiles.of(samples.stream()
                        .filter(sample -> sample.outcome() == RequestOutcome.OK)
                        .map(RequestSample::latency)),
                Quantiles.of(
                        sendings.stream().map(sending -> Duration.between(sending.scheduledAt(), sending.sentAt()))),
                longestGap(sendings));
    }

    private boolean within(Instant scheduledAt) {
        return !scheduledAt.isBefore(mark.from()) && (last || scheduledAt.isBefore(to));
    }

    private Duration longestGap(List<Sending> sendings) {
        List<Instant> moments = new ArrayList<>();
        moments.add(mark.from());
        sendings.stream().map(Sending::sentAt).sorted().forEach(moments::add);
        moments.add(to);
        Duration longest = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            Duration gap = Duration.between(moments.get(i - 1), moments.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }

    private void hold(Operation operation, OperationLoad load, List<String> violations) {
        String subject = "load in phase " + mark.name() + ", " + operation.label() + ": ";
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
