package dev.aionis.drill.observe.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An Alertmanager, or what speaks its API v2. Source: the OpenAPI description in its repository, {@code api/v2}. */
public final class Alertmanager implements AlertSource {

    private static final String ALERTS = "/api/v2/alerts";
    private static final String STATUS = "/api/v2/status";

    /** What means something in the regular expressions of a matcher, which are RE2's. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    private final Peer peer;

    public Alertmanager(URI base, Duration timeout) {
        this.peer = new Peer("Alertmanager", base, timeout);
    }

    @Override
    public String name() {
        return "Alertmanager " + ALERTS;
    }

    /** HTTP status of {@code /-/ready}. */
    public int ready() throws NoAnswer {
        return peer.status("/-/ready");
    }

    /** Version and cluster state, e.g. {@code version 0.25.0, cluster ready}; empty where there is no status page. */
    public Optional<String> status() throws NoAnswer {
        if (peer.status(STATUS) == 404) {
            return Optional.empty();
        }
        JsonNode status = peer.json(STATUS);
        String version = status.path("versionInfo").path("version").asText("");
        if (version.isEmpty()) {
            throw peer.unlike(STATUS, "an Alertmanager's status with versionInfo");
        }
        return Optional.of("version " + version + ", cluster "
                + status.path("cluster").path("status").asText("unknown"));
    }

    /** Sends an alert and answers the HTTP status. */
    public int send(Map<String, String> labels, Map<String, String> annotations) throws NoAnswer {
        return peer.post(ALERTS, List.of(Map.of("labels", labels, "annotations", annotations)));
    }

    /** Those of {@code names}: the server selects, so that the answer stays short wherever many alerts stand. */
    @Override
    public List<Alert> firing(Collection<String> names) throws NoAnswer {
        String any = names.stream()
                .map(name -> SPECIAL.matcher(name).replaceAll("\\\\$0"))
                .collect(Collectors.joining("|"));
        String matcher = "alertname=~\"" + any.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return alerts(ALERTS + "?filter=" + URLEncoder.encode(matcher, StandardCharsets.UTF_8)).stream()
                .filter(alert -> names.contains(alert.name()))
                .toList();
    }

    /** All alerts that fire now, muted ones included. */
    public List<Alert> firing() throws NoAnswer {
        return alerts(ALERTS);
    }

    private List<Alert> alerts(String path) throws NoAnswer {
        JsonNode answer = peer.json(path);
        if (!answer.isArray()) {
            throw peer.unlike(path, "a list of alerts");
        }
        var alerts = new ArrayList<Alert>();
        answer.forEach(node -> alerts.add(alert(node)));
        return List.copyOf(alerts);
    }

    @Override
    public void close() {
        peer.close();
    }

    private static Alert alert(JsonNode node) {
        JsonNode status = node.path("status");
        boolean muted = status.path("state").asText().equals("suppressed");
        String how = status.path("silencedBy").isEmpty() ? "inhibited by another alert" : "silenced";
        return new Alert(
                AlertForm.labels(node),
                AlertForm.time(node.path("startsAt")),
                muted ? Optional.of(how) : Optional.empty());
    }
}
