package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.criteria.UnexpectedAlerts;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.observe.monitoring.Alert;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks in Alertmanager for alerts that are not expected. Those that fired when a scenario of the drill first looked do
 * not count, nor do those of which nobody is told.
 */
final class AlertsLookout implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Stage stage;
    private final Set<String> expected;
    private final Alertmanager alertmanager;

    AlertsLookout(Stage stage) {
        this.stage = stage;
        this.expected = expected(stage.config());
        this.alertmanager = new Alertmanager(
                stage.deployment()
                        .alertApi()
                        .orElseThrow(() -> new DrillException(
                                "abort.on-unexpected-alert, no alert API is known", "set monitoring.alert-api")),
                TIMEOUT);
    }

    Look look() {
        try {
            Set<Map<String, String>> firing = alertmanager.firing().stream()
                    .filter(alert -> alert.muted().isEmpty())
                    .map(Alert::labels)
                    .collect(Collectors.toSet());
            var limit = new UnexpectedAlerts(expected, stage.run().alertsBefore(firing, this::say));
            return new Look(names(firing), firing.size(), limit.breach(firing));
        } catch (NoAnswer unseen) {
            throw new DrillException(unseen.getMessage(), "is monitoring.alert-api up?");
        }
    }

    @Override
    public void close() {
        alertmanager.close();
    }

    private void say(Set<Map<String, String>> before) {
        if (!before.isEmpty()) {
            stage.say("note: fired before the drill and aborts nothing: " + names(before));
        }
    }

    private static String names(Set<Map<String, String>> alerts) {
        return alerts.isEmpty()
                ? "none fires"
                : alerts.stream()
                        .map(labels -> labels.getOrDefault("alertname", ""))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** What the configuration names as such, and what the drill's own disruptions must raise. */
    static Set<String> expected(DrillConfig config) {
        var names = new HashSet<>(config.abort().expectedAlerts());
        names.addAll(config.monitoring().alerts().all());
        return names;
    }
}
