package dev.aionis.drill.sandbox.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts as Alertmanager's API v2 keeps them: one for each set of labels, active until its end has passed. */
final class AlertBook {

    /** How long an alert without an end of its own stays, unless it is sent again. */
    private static final Duration RESOLVE_AFTER = Duration.ofMinutes(5);

    private record Alert(
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            Instant updatedAt) {}

    private final String receiver;
    private final InstantSource clock;
    private final Map<Map<String, String>, Alert> alerts = new HashMap<>();

    AlertBook(String receiver, InstantSource clock) {
        this.receiver = receiver;
        this.clock = clock;
    }

    synchronized void raise(Map<String, String> labels, Map<String, String> annotations) {
        Instant now = clock.instant();
        keep(labels, annotations, now, now.plus(RESOLVE_AFTER));
    }

    synchronized void resolve(Map<String, String> labels) {
        alerts.remove(labels);
    }

    /**
     * Takes the body of a {@code POST /api/v2/alerts}; all of it, or none.
     *
     * @throws IllegalArgumentException when it is not a list of alerts with labels
     */
    synchronized int post(JsonNode body) {
        if (!body.isArray()) {
            throw new IllegalArgumentException("expected a JSON array of alerts");
        }
        Instant now = clock.instant();
        for (JsonNode alert : body) {
            if (texts(alert.path("labels")).isEmpty()) {
                throw new IllegalArgumentException("an alert needs labels");
            }
            time(alert, "startsAt", now);
            time(alert, "endsAt", now);
        }
        for (JsonNode alert : body) {
            keep(
                    texts(alert.path("labels")),
                    texts(alert.path("annotations")),
                    time(alert, "startsAt", now),
                    time(alert, "endsAt", now.plus(RESOLVE_AFTER)));
        }
        return body.size();
    }

    /** The active alerts that match every matcher, oldest first. */
    synchronized ArrayNode active(List<LabelMatcher> matchers) {
        Instant now = clock.instant();
        alerts.values().removeIf(alert -> !alert.endsAt().isAfter(now));
        var matching = new ArrayList<>(alerts.values());
        matching.removeIf(alert -> !matchers.stream().allMatch(matcher -> matcher.matches(alert.labels())));
        matching.sort(Comparator.comparing(Alert::startsAt));
        ArrayNode answer = Json.array();
        matching.forEach(alert -> answer.add(describe(alert)));
        return answer;
    }

    private void keep(Map<String, String> labels, Map<String, String> annotations, Instant starts, Instant ends) {
        Alert before = alerts.get(labels);
        Instant since = before == null || starts.isBefore(before.startsAt()) ? starts : before.startsAt();
        alerts.put(Map.copyOf(labels), new Alert(new TreeMap<>(labels), annotations, since, ends, clock.instant()));
    }

    private ObjectNode describe(Alert alert) {
        ObjectNode node = Json.object();
        alert.annotations().forEach(node.putObject("annotations")::put);
        node.put("endsAt", alert.endsAt().toString())
                .put(
                        "fingerprint",
                        Sha256.over(List.of(alert.labels().toString())).substring(0, 16));
        node.putArray("receivers").addObject().put("name", receiver);
        node.put("startsAt", alert.startsAt().toString());
        ObjectNode status = node.putObject("status");
        status.putArray("inhibitedBy");
        status.putArray("silencedBy");
        status.put("state", "active");
        node.put("updatedAt", alert.updatedAt().toString());
        alert.labels().forEach(node.putObject("labels")::put);
        return node;
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Instant time(JsonNode alert, String name, Instant fallback) {
        String text = alert.path(name).asText("");
        try {
            return text.isEmpty() ? fallback : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(name + " is '" + text + "', expected an RFC 3339 time");
        }
    }
}
