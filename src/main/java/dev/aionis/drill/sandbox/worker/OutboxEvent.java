package dev.aionis.drill.sandbox.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One claimed row of the outbox. */
record OutboxEvent(long id, String scope, UUID commitId, String type, String payload, String jobKey, int attempts) {

    /** The nodes that the event is about. */
    List<UUID> nodeIds() {
        var ids = new ArrayList<UUID>();
        parsed().path("node_ids").forEach(id -> ids.add(UUID.fromString(id.asText())));
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("payload of event " + id + " names no node_ids");
        }
        return ids;
    }

    boolean thenTopicCluster() {
        return parsed().path("then_topic_cluster").asBoolean(false);
    }

    private JsonNode parsed() {
        try {
            return Json.parse(payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new IllegalArgumentException("payload of event " + id + " is not JSON", notJson);
        }
    }
}
