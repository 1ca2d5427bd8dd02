package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.SQLException;
import java.util.UUID;

/** {@code POST /v1/memory/write}: its 200 says that commit, nodes and outbox rows are in the database, together. */
final class WriteEndpoint implements Endpoint {

    private final RateLimits limits;
    private final Regression regression;
    private final CommitWriter writer;

    WriteEndpoint(RateLimits limits, Regression regression, CommitWriter writer) {
        this.limits = limits;
        this.regression = regression;
        this.writer = writer;
    }

    @Override
    public ObjectNode answer(Call call) throws SQLException {
        WriteRequest request = WriteRequest.of(call.key(), call.body());
        limits.checkWrite(call.clientAddress(), call.key().tenant());
        regression.strike();
        CommitWriter.Commit commit = writer.write(request, call);
        return answer(request, commit);
    }

    private static ObjectNode answer(WriteRequest request, CommitWriter.Commit commit) {
        ObjectNode answer = Json.object()
                .put("tenant_id", request.key().tenant())
                .put("scope", request.key().scope())
                .put("commit_id", commit.id().toString())
                .put("commit_hash", commit.hash());
        ArrayNode nodes = answer.putArray("nodes");
        for (int i = 0; i < request.nodes().size(); i++) {
            WriteRequest.NodeWrite written = request.nodes().get(i);
            UUID id = commit.nodeIds().get(i);
            nodes.addObject()
                    .put("id", id.toString())
                    .put("client_id", written.clientId().orElse(null))
                    .put("type", written.type());
        }
        answer.putArray("edges");
        if (request.autoEmbed()) {
            answer.putObject("embedding_backfill")
                    .put("enqueued", true)
                    .put("pending_nodes", request.nodes().size());
        }
        if (request.topicCluster()) {
            answer.putObject("topic_cluster").put("enqueued", true);
        }
        return answer;
    }
}
