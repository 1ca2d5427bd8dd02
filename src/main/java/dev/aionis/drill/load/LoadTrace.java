package dev.aionis.drill.load;

import dev.aionis.drill.load.LoadLog.PhaseMark;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a load did besides its requests that have ended. With those it makes the load's report, so both kept are the
 * report kept.
 *
 * @param phases in their order
 * @param underWay requests that went out and have not ended
 * @param breakages ways in which the generator itself broke, each a sentence
 */
public record LoadTrace(LoadPlan plan, List<Stretch> phases, List<Sending> underWay, List<String> breakages) {

    /** A request that went out. */
    public record Sending(Operation operation, Instant scheduledAt, Instant sentAt) {

        static Sending of(RequestSample sample) {
            return new Sending(sample.operation(), sample.scheduledAt(), sample.sentAt());
        }
    }

    /**
     * A phase of the load.
     *
     * @param to where the next one begins; of the last one where the load was stopped or, if it was not, now
     * @param last whether requests due at {@code to} or later belong to it too
     * @param heldBack requests that were due in it and not sent, by reason
     */
    public record Stretch(
            String name, Instant from, Instant to, boolean last, Map<Operation, Map<HeldBack, Long>> heldBack) {

        public Stretch {
            heldBack = Map.copyOf(heldBack);
        }

        boolean holds(Instant scheduledAt) {
            return !scheduledAt.isBefore(from) && (last || scheduledAt.isBefore(to));
        }
    }

    public LoadTrace {
        phases = List.copyOf(phases);
        underWay = List.copyOf(underWay);
        breakages = List.copyOf(breakages);
    }

    /** @param ended the requests that had ended, in any order */
    public LoadReport report(List<RequestSample> ended) {
        List<Sending> sendings = new ArrayList<>(underWay);
        ended.stream().map(Sending::of).forEach(sendings::add);
        return new LoadReport(
                phases.stream()
                        .map(phase -> new PhaseFigures(plan, phase, sendings, ended).phase())
                        .toList(),
                breakages);
    }

    /** @param now where the last phase ends if the load was not stopped */
    static LoadTrace of(LoadPlan plan, LoadLog.Contents log, Instant now) {
        List<Stretch> phases = new ArrayList<>();
        for (int i = 0; i < log.phases().size(); i++) {
            PhaseMark mark = log.phases().get(i);
            boolean last = i + 1 == log.phases().size();
            Instant to =
                    last ? log.stoppedAt().orElse(now) : log.phases().get(i + 1).from();
            var empty = new Stretch(mark.name(), mark.from(), to, last, Map.of());
            phases.add(new Stretch(
                    mark.name(), mark.from(), to, last, held(log, hold -> empty.holds(hold.scheduledAt()))));
        }
        return new LoadTrace(plan, phases, underWay(log), log.breakages());
    }

    private static Map<Operation, Map<HeldBack, Long>> held(LoadLog.Contents log, Predicate<LoadLog.Hold> within) {
        return log.holds().stream()
                .filter(within)
                .collect(Collectors.groupingBy(
                        LoadLog.Hold::operation,
                        () -> new EnumMap<>(Operation.class),
                        Collectors.groupingBy(LoadLog.Hold::why, Collectors.counting())));
    }

    private static List<Sending> underWay(LoadLog.Contents log) {
        Set<Due> ended = new HashSet<>();
        log.samples().forEach(sample -> ended.add(new Due(sample.operation(), sample.scheduledAt())));
        return log.sendings().stream()
                .filter(sending -> !ended.contains(new Due(sending.operation(), sending.scheduledAt())))
                .toList();
    }

    /** No operation is due twice at one moment. */
    private record Due(Operation operation, Instant scheduledAt) {}
}
