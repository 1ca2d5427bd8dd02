package dev.aionis.drill.record.history;

import dev.aionis.drill.record.MeasuredKey;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.history.HistoryLine.PhaseSeconds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a figure, from the measurements of its scenario. */
final class PhasesOf {

    private PhasesOf() {}

    /** None for a figure without parts. A measurement may hold anything: what is no phase is left out. */
    static List<PhaseSeconds> figure(String criterion, ScenarioRecord scenario) {
        if (criterion.equals(TrackedFigure.RTO.criterion())) {
            return restore(scenario);
        }
        if (criterion.equals(TrackedFigure.ROLLBACK.criterion())) {
            return between(
                    scenario,
                    List.of("previous release restored", "every replica ready"),
                    List.of(
                            MeasuredKey.ROLLBACK_STARTED_AT,
                            MeasuredKey.ROLLBACK_RESTORED_AT,
                            MeasuredKey.ROLLBACK_READY_AT));
        }
        return List.of();
    }

    private static List<PhaseSeconds> restore(ScenarioRecord scenario) {
        var phases = new ArrayList<PhaseSeconds>();
        if (scenario.measurements().get(MeasuredKey.RTO_PHASES.key()) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && map.get("seconds") instanceof Number seconds) {
                    phases.add(new PhaseSeconds(name, seconds.doubleValue()));
                }
            }
        }
        return phases;
    }

    /** The times between moments, each named by what it ended with; none where a moment is missing. */
    private static List<PhaseSeconds> between(ScenarioRecord scenario, List<String> names, List<MeasuredKey> moments) {
        List<Instant> at =
                moments.stream().flatMap(key -> moment(scenario, key).stream()).toList();
        var phases = new ArrayList<PhaseSeconds>();
        for (int i = 0; at.size() == moments.size() && i < names.size(); i++) {
            phases.add(new PhaseSeconds(
                    names.get(i), Duration.between(at.get(i), at.get(i + 1)).toNanos() / 1e9));
        }
        return phases;
    }

    private static Optional<Instant> moment(ScenarioRecord scenario, MeasuredKey key) {
        try {
            return scenario.measurement(key.key()).map(Object::toString).map(Instant::parse);
        } catch (DateTimeException inWords) {
            return Optional.empty();
        }
    }
}
