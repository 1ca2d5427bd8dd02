package dev.aionis.drill.observe.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the parts that both APIs write alike. */
final class AlertForm {

    private AlertForm() {}

    static Map<String, String> labels(JsonNode alert) {
        var labels = new TreeMap<String, String>();
        alert.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** An RFC 3339 time of any offset; empty where there is none to be read. */
    static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
