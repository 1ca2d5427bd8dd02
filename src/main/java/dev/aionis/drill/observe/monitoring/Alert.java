package dev.aionis.drill.observe.monitoring;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An alert that stands, as monitoring tells it.
 *
 * @param labels all of them, {@code alertname} included
 * @param since the server's own moment, by its clock: {@code startsAt} of Alertmanager, {@code activeAt} of Prometheus
 * @param muted why nobody is told of it, e.g. {@code silenced}; empty if it goes out
 */
public record Alert(Map<String, String> labels, Optional<Instant> since, Optional<String> muted) {

    public Alert {
        labels = Map.copyOf(labels);
    }

    /** The name of its rule. */
    public String name() {
        return labels.getOrDefault("alertname", "");
    }
}
