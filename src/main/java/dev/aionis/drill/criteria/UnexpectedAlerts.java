package dev.aionis.drill.criteria;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Abort condition: an alert that began to fire during the drill and is not expected.
 *
 * @param expected names of alerts that a drill raises, or may raise
 * @param before labels of the alerts that fired before the drill changed anything
 */
public record UnexpectedAlerts(Set<String> expected, Set<Map<String, String>> before) {

    private static final String NAME = "alertname";

    public UnexpectedAlerts {
        expected = Set.copyOf(expected);
        before = Set.copyOf(before);
    }

    /**
     * What is not expected, in words; empty if nothing is.
     *
     * @param firing labels of the alerts that fire now and of which somebody is told
     */
    public Optional<String> breach(Collection<Map<String, String>> firing) {
        List<String> unexpected = firing.stream()
                .filter(alert -> !expected.contains(alert.getOrDefault(NAME, "")))
                .filter(alert -> !before.contains(alert))
                .map(alert -> alert.getOrDefault(NAME, "without a name"))
                .distinct()
                .sorted()
                .toList();
        return unexpected.isEmpty()
                ? Optional.empty()
                : Optional.of((unexpected.size() == 1 ? "alert " : "alerts ") + Figures.some(unexpected)
                        + (unexpected.size() == 1 ? " fires" : " fire") + ", expected " + expectation());
    }

    private String expectation() {
        return expected.isEmpty() ? "none" : "none but " + String.join(", ", new TreeSet<>(expected));
    }
}
