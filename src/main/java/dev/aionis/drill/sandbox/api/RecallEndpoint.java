package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.embedding.DeterministicEmbedding;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code POST /v1/memory/recall_text}: the nodes whose text is nearest to the query's. */
final class RecallEndpoint implements Endpoint {

    private final RateLimits limits;
    private final Regression regression;
    private final NearestNodes nearest;

    RecallEndpoint(RateLimits limits, Regression regression, NearestNodes nearest) {
        this.limits = limits;
        this.regression = regression;
        this.nearest = nearest;
    }

    @Override
    public ObjectNode answer(Call call) throws SQLException {
        String query = call.body().requiredText("query_text", 20_000);
        int limit = call.body().number("limit", 1, 200, 30);
        call.body().refuseIfWrong();
        limits.checkRecallText(call.clientAddress(), call.key().tenant());
        regression.strike();
        return answer(call.key(), query, nearest.to(query, call.key().storageKey(), limit));
    }

    /** No edges are ever written here, so the subgraph has none and the ranking is that of the seeds. */
    private static ObjectNode answer(TenantKey key, String query, List<NearestNodes.Node> found) {
        ObjectNode answer = Json.object().put("tenant_id", key.tenant()).put("scope", key.scope());
        ArrayNode seeds = answer.putArray("seeds");
        ObjectNode subgraph = answer.putObject("subgraph");
        ArrayNode nodes = subgraph.putArray("nodes");
        subgraph.putArray("edges");
        ArrayNode ranked = answer.putArray("ranked");
        for (NearestNodes.Node node : found) {
            seeds.add(described(node).put("similarity", node.similarity()));
            nodes.add(described(node));
            ranked.addObject().put("id", node.id().toString()).put("score", node.similarity());
        }
        answer.set("context", context(found));
        answer.putObject("query")
                .put("text", query)
                .put("model", DeterministicEmbedding.MODEL)
                .put("dimensions", DeterministicEmbedding.DIMENSIONS);
        return answer;
    }

    private static ObjectNode described(NearestNodes.Node node) {
        return Json.object()
                .put("id", node.id().toString())
                .put("type", node.type())
                .put("text_summary", node.textSummary());
    }

    private static ObjectNode context(List<NearestNodes.Node> found) {
        ObjectNode context = Json.object()
                .put(
                        "text",
                        found.stream().map(node -> "- " + node.textSummary()).collect(Collectors.joining("\n")));
        ArrayNode items = context.putArray("items");
        ArrayNode citations = context.putArray("citations");
        for (NearestNodes.Node node : found) {
            items.addObject()
                    .put("kind", node.type())
                    .put("node_id", node.id().toString())
                    .put("summary", node.textSummary());
            citations
                    .addObject()
                    .put("node_id", node.id().toString())
                    .put("commit_id", node.commitId().toString());
        }
        return context;
    }
}
