package dev.aionis.drill.run;

import dev.aionis.drill.config.MonitoringConfig;
import dev.aionis.drill.config.Nearest;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.observe.monitoring.AlertRule;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import dev.aionis.drill.observe.monitoring.Prometheus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether Prometheus is ready, runs the configuration it was given, and holds the rules of the expected alerts. */
final class PrometheusLook implements AutoCloseable {

    private final Prometheus prometheus;

    PrometheusLook(URI base, Duration timeout) {
        this.prometheus = new Prometheus(base, timeout);
    }

    /** @param alertsArrive whether there is an Alertmanager that its alerts must reach */
    List<Check> checks(MonitoringConfig config, boolean alertsArrive) {
        var checks = new ArrayList<Check>();
        checks.add(asked("Prometheus is ready", name -> {
            int status = prometheus.ready();
            return Check.of(name, status / 100 == 2, "HTTP " + status);
        }));
        checks.add(asked("Prometheus runs the configuration it was given last", name -> {
            boolean current = prometheus.configured();
            return Check.of(name, current, current ? "loaded" : "the last reload failed, an older one runs");
        }));
        if (alertsArrive) {
            checks.add(asked("Prometheus sends alerts to an Alertmanager", name -> {
                int count = prometheus.alertmanagers();
                return Check.of(name, count > 0, "to " + count);
            }));
        }
        checks.addAll(rules(expected(config)));
        return checks;
    }

    @Override
    public void close() {
        prometheus.close();
    }

    /** An alert that is to fire needs a rule as well. */
    private static List<String> expected(MonitoringConfig config) {
        return Stream.concat(config.alertRules().stream(), config.alerts().all().stream())
                .distinct()
                .toList();
    }

    private List<Check> rules(List<String> expected) {
        if (expected.isEmpty()) {
            return List.of();
        }
        try {
            List<AlertRule> loaded = prometheus.rules();
            return expected.stream().map(name -> rule(name, loaded)).toList();
        } catch (NoAnswer none) {
            return List.of(Check.of("Prometheus has the expected alert rules", false, none.getMessage()));
        }
    }

    /** Several rules may bear one name; all of them must be evaluated. */
    private static Check rule(String name, List<AlertRule> loaded) {
        String asked = "alert rule " + name;
        List<AlertRule> named =
                loaded.stream().filter(rule -> rule.name().equals(name)).toList();
        if (named.isEmpty()) {
            return Check.of(asked, false, "not loaded, " + nearest(name, loaded));
        }
        for (AlertRule rule : named) {
            if (rule.health().equals("err")) {
                return Check.of(asked, false, "its evaluation fails: " + rule.lastError());
            }
        }
        return named.stream().allMatch(rule -> rule.health().equals("ok"))
                ? Check.of(asked, true, "loaded")
                : Check.unknown(asked, "loaded, but not evaluated yet");
    }

    private static String nearest(String name, List<AlertRule> loaded) {
        return Nearest.to(name, loaded.stream().map(AlertRule::name).distinct().toList())
                .map(near -> "did you mean " + near + "?")
                .orElse("nor one with a name like it among " + loaded.size());
    }

    private interface Question {
        Check put(String name) throws NoAnswer;
    }

    private static Check asked(String name, Question question) {
        try {
            return question.put(name);
        } catch (NoAnswer none) {
            return Check.of(name, false, none.getMessage());
        }
    }
}
