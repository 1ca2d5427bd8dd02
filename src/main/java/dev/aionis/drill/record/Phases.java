package dev.aionis.drill.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phases of a restore, as the measurement {@link MeasuredKey#RTO_PHASES} has them. */
record Phases(List<Phase> list) {

    /**
     * @param seconds its length
     * @param beforeDisaster whether it began before the disaster was declared: the drill's own doing
     */
    record Phase(String name, double seconds, boolean beforeDisaster) {}

    /** What is no phase is left out: a measurement may hold anything. */
    static Phases of(ScenarioRecord scenario) {
        var found = new ArrayList<Phase>();
        if (scenario.measurements().get(MeasuredKey.RTO_PHASES.key()) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && map.get("seconds") instanceof Number seconds) {
                    found.add(new Phase(name, seconds.doubleValue(), before(map.get("startedAt"), declared(scenario))));
                }
            }
        }
        return new Phases(List.copyOf(found));
    }

    /** Of those that count towards the restore. */
    Optional<Phase> longest() {
        return list.stream().filter(phase -> !phase.beforeDisaster()).max(Comparator.comparingDouble(Phase::seconds));
    }

    private static Object declared(ScenarioRecord scenario) {
        return scenario.measurements().get(MeasuredKey.RESTORE_DECLARED_AT.key());
    }

    private static boolean before(Object startedAt, Object declaredAt) {
        return startedAt instanceof String start
                && declaredAt instanceof String declared
                && Instant.parse(start).isBefore(Instant.parse(declared));
    }
}
