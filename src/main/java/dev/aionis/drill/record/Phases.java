package dev.aionis.drill.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phases of a restore, as the measurement {@link MeasuredKey#RTO_PHASES} has them. */
record Phases(List<Phase> list) {

    /** @param seconds its length */
    record Phase(String name, double seconds) {}

    /** What is no phase is left out: a measurement may hold anything. */
    static Phases of(ScenarioRecord scenario) {
        var found = new ArrayList<Phase>();
        if (scenario.measurements().get(MeasuredKey.RTO_PHASES.key()) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && map.get("seconds") instanceof Number seconds) {
                    found.add(new Phase(name, seconds.doubleValue()));
                }
            }
        }
        return new Phases(List.copyOf(found));
    }

    Optional<Phase> longest() {
        return list.stream().max(Comparator.comparingDouble(Phase::seconds));
    }
}
