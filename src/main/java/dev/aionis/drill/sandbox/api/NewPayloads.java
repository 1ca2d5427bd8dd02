package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes outbox events in which nodes are objects: no worker of the release before can read them. */
final class NewPayloads extends CommitWriter {

    NewPayloads(DataSource database, Telemetry telemetry) {
        super(database, telemetry);
    }

    @Override
    ObjectNode nodes(List<UUID> nodeIds) {
        ObjectNode payload = Json.object().put("version", 2);
        ArrayNode nodes = payload.putArray("nodes");
        nodeIds.forEach(id -> nodes.addObject().put("id", id.toString()));
        return payload;
    }
}
