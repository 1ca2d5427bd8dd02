package dev.aionis.drill.run;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import dev.aionis.drill.observe.monitoring.Peer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether monitoring is there: dashboards answer, Prometheus holds what is expected of it, and a test alert sent to the
 * alert API is seen there again. Whatever a server answers becomes a check, and no look lasts long.
 */
final class MonitoringLook {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** An Alertmanager shows an alert as soon as it took it. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    private static final String TEST_ALERT = "HaDrillTestAlert";

    private final Stage stage;
    private final Duration seenWithin;
    private final Duration timeout;

    MonitoringLook(Stage stage) {
        this(stage, SEEN_WITHIN, TIMEOUT);
    }

    /**
     * @param seenWithin how long to look for the test alert
     * @param timeout for one answer
     */
    MonitoringLook(Stage stage, Duration seenWithin, Duration timeout) {
        this.stage = stage;
        this.seenWithin = seenWithin;
        this.timeout = timeout;
    }

    /** One check for each dashboard of the configuration, and those of Prometheus if there is one. */
    List<Check> monitoring() {
        var checks = new ArrayList<Check>();
        stage.deployment().dashboards().forEach(dashboard -> checks.add(answers(dashboard)));
        var config = stage.config().monitoring();
        config.prometheus().map(URI::create).ifPresent(prometheus -> {
            try (var look = new PrometheusLook(prometheus, timeout)) {
                checks.addAll(look.checks(config, stage.deployment().alertApi().isPresent()));
            }
        });
        return List.copyOf(checks);
    }

    /** Whether the alert API is ready, and shows an alert that names the drill after it was sent. */
    List<Check> alertChannel() {
        String name = stage.config().monitoring().alertChannel();
        Optional<URI> api = stage.deployment().alertApi();
        if (api.isEmpty()) {
            return List.of(Check.unknown(name, "monitoring.alert-api is not configured, so nothing could be sent"));
        }
        try (var alertmanager = new Alertmanager(api.get(), timeout)) {
            var checks = new ArrayList<Check>();
            status(alertmanager).ifPresent(checks::add);
            checks.add(alerted(name, alertmanager));
            return List.copyOf(checks);
        }
    }

    private Check answers(URI dashboard) {
        try (var peer = new Peer("dashboard", dashboard, timeout)) {
            int status = peer.status("");
            return Check.of(dashboard.toString(), status / 100 == 2, "HTTP " + status);
        } catch (NoAnswer none) {
            return Check.of(dashboard.toString(), false, none.getMessage());
        }
    }

    /** Of an Alertmanager; what only takes and shows alerts as one does has no status. */
    private static Optional<Check> status(Alertmanager alertmanager) {
        String name = "Alertmanager is ready";
        try {
            Optional<String> status = alertmanager.status();
            int ready = status.isEmpty() ? 0 : alertmanager.ready();
            return status.map(said -> Check.of(name, ready / 100 == 2, "HTTP " + ready + ", " + said));
        } catch (NoAnswer none) {
            return Optional.of(Check.of(name, false, none.getMessage()));
        }
    }

    private Check alerted(String channel, Alertmanager alertmanager) {
        String drill = stage.run().id().value();
        try {
            int sent = alertmanager.send(
                    Map.of("alertname", TEST_ALERT, "drill", drill, "severity", "none"),
                    Map.of("summary", "test alert of a resiliency drill, no action needed"));
            boolean seen = sent / 100 == 2
                    && stage.await(
                            Wait.upTo(seenWithin).forThe("the test alert to be seen in " + channel),
                            () -> shown(alertmanager, drill));
            return Check.of(channel, seen, seen ? "test alert seen" : "test alert not seen, HTTP " + sent);
        } catch (NoAnswer none) {
            return Check.of(channel, false, none.getMessage());
        }
    }

    /** An answer that can't be read does not show it; the next may. */
    private static boolean shown(Alertmanager alertmanager, String drill) {
        try {
            return alertmanager.firing(List.of(TEST_ALERT)).stream()
                    .anyMatch(alert -> drill.equals(alert.labels().get("drill")));
        } catch (NoAnswer none) {
            return false;
        }
    }
}
