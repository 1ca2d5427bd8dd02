package dev.aionis.drill.observe.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A Prometheus server, or what speaks its HTTP API. Source: prometheus.io, "HTTP API" and "Management API". */
public final class Prometheus implements AlertSource {

    private static final String ALERTS = "/api/v1/alerts";
    private static final String RULES = "/api/v1/rules?type=alert";
    private static final String CONFIG = "/api/v1/status/config";
    private static final String RUNTIME = "/api/v1/status/runtimeinfo";
    private static final String ALERTMANAGERS = "/api/v1/alertmanagers";

    private final Peer peer;

    public Prometheus(URI base, Duration timeout) {
        this.peer = new Peer("Prometheus", base, timeout);
    }

    @Override
    public String name() {
        return "Prometheus " + ALERTS;
    }

    /** HTTP status of {@code /-/ready}: 503 until its storage is read. */
    public int ready() throws NoAnswer {
        return peer.status("/-/ready");
    }

    /** Whether the configuration that it was given last is the one it runs; a broken one leaves the one before. */
    public boolean configured() throws NoAnswer {
        if (data(CONFIG).path("yaml").asText("").isBlank()) {
            throw peer.unlike(CONFIG, "a configuration");
        }
        return data(RUNTIME).path("reloadConfigSuccess").asBoolean(false);
    }

    /** How many Alertmanagers it sends alerts to. */
    public int alertmanagers() throws NoAnswer {
        return data(ALERTMANAGERS).path("activeAlertmanagers").size();
    }

    /** Every alert rule of every group. */
    public List<AlertRule> rules() throws NoAnswer {
        JsonNode groups = data(RULES).path("groups");
        if (!groups.isArray()) {
            throw peer.unlike(RULES, "groups of rules");
        }
        var rules = new ArrayList<AlertRule>();
        for (JsonNode group : groups) {
            for (JsonNode rule : group.path("rules")) {
                if (rule.path("type").asText().equals("alerting")) {
                    rules.add(new AlertRule(
                            rule.path("name").asText(),
                            rule.path("health").asText("unknown"),
                            rule.path("lastError").asText("")));
                }
            }
        }
        return List.copyOf(rules);
    }

    /** Those whose {@code for} has passed; a pending alert tells nobody. */
    @Override
    public List<Alert> firing(Collection<String> names) throws NoAnswer {
        JsonNode alerts = data(ALERTS).path("alerts");
        if (!alerts.isArray()) {
            throw peer.unlike(ALERTS, "a list of alerts");
        }
        var firing = new ArrayList<Alert>();
        for (JsonNode node : alerts) {
            var alert = new Alert(AlertForm.labels(node), AlertForm.time(node.path("activeAt")), Optional.empty());
            if (node.path("state").asText().equals("firing") && names.contains(alert.name())) {
                firing.add(alert);
            }
        }
        return List.copyOf(firing);
    }

    @Override
    public void close() {
        peer.close();
    }

    private JsonNode data(String path) throws NoAnswer {
        JsonNode answer = peer.json(path);
        if (!answer.path("status").asText().equals("success")
                || !answer.path("data").isObject()) {
            throw peer.unlike(path, "a successful answer of the Prometheus API");
        }
        return answer.path("data");
    }
}
