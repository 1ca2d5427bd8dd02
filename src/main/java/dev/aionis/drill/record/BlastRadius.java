package dev.aionis.drill.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a drill touched, and for how long: by its levers, and by what its probes saw of it.
 *
 * @param environment what was drilled
 * @param scenarios A, B, C and D
 */
record BlastRadius(String environment, List<ScenarioRecord> scenarios) {

    /** Parts are joined by semicolons. */
    String sentence() {
        List<DisruptionRecord> all =
                scenarios.stream().flatMap(s -> s.disruptions().stream()).toList();
        if (all.isEmpty()) {
            return environment + " only; no lever changed anything";
        }
        return Stream.of(
                        Stream.of(environment + " only", sum(all)),
                        scenarios.stream().flatMap(BlastRadius::seen),
                        scenarios.stream().flatMap(BlastRadius::changed))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("; "));
    }

    private static String sum(List<DisruptionRecord> all) {
        Duration whole =
                all.stream().flatMap(disruption -> disruption.lasted().stream()).reduce(Duration.ZERO, Duration::plus);
        long levers = all.stream().map(DisruptionRecord::lever).distinct().count();
        long open =
                all.stream().filter(disruption -> disruption.lasted().isEmpty()).count();
        return all.size() + (all.size() == 1 ? " disruption by " : " disruptions by ") + levers
                + (levers == 1 ? " lever, " : " levers, ") + Figures.of(whole) + " in all"
                + (open == 0 ? "" : ", " + open + " still in force");
    }

    private static Stream<String> changed(ScenarioRecord scenario) {
        return scenario.disruptions().stream()
                .map(disruption -> scenario.id() + " " + disruption.lever() + ": " + disruption.what()
                        + disruption
                                .lasted()
                                .map(length -> " for " + Figures.of(length))
                                .orElse(", still in force"));
    }

    private static Stream<String> seen(ScenarioRecord scenario) {
        return new Moments(scenario)
                .outages(Instant.EPOCH)
                .map(outages -> scenario.id() + " " + outages.probe() + " without a good answer "
                        + (outages.stretches().size() == 1
                                ? "once, for "
                                : outages.stretches().size() + " times, each for ")
                        + "at most " + Figures.seconds(outages.longest()));
    }
}
