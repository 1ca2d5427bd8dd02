package dev.aionis.drill.aionis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.model.TenantScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The JSON bodies of the Aionis API: requests as the contract wants them, answers held against it. */
final class ContractBodies {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String HASH = "[0-9a-f]{64}";

    private ContractBodies() {}

    static ObjectNode writeRequest(MemoryWrite write) {
        ObjectNode body = in(write.scope())
                .put("actor", write.actor())
                .put("input_text", write.text())
                .put("auto_embed", true)
                .put("memory_lane", "shared")
                .put("trigger_topic_cluster", true)
                .put("topic_cluster_async", true);
        body.putArray("nodes")
                .addObject()
                .put("client_id", write.clientId())
                .put("type", "event")
                .put("text_summary", write.text());
        return body;
    }

    static ObjectNode recallRequest(TenantScope scope, String query, int limit) {
        return in(scope).put("query_text", query).put("limit", limit);
    }

    static ObjectNode findRequest(TenantScope scope, String clientId) {
        return in(scope).put("client_id", clientId).put("limit", 10);
    }

    static Health health(JsonNode body) throws ContractBroken {
        if (!body.path("ok").asBoolean(false)) {
            throw new ContractBroken("ok is " + body.path("ok") + ", expected true");
        }
        JsonNode hash = body.path("database_target_hash");
        if (hash.isMissingNode() || hash.isNull()) {
            return new Health(true, Optional.empty());
        }
        if (!hash.asText().matches(HASH)) {
            throw new ContractBroken("database_target_hash is " + hash + ", expected 64 hex digits");
        }
        return new Health(true, Optional.of(hash.asText()));
    }

    static WriteReceipt receipt(JsonNode body, MemoryWrite write) throws ContractBroken {
        requireEcho(body, write.scope());
        String hash = body.path("commit_hash").asText("");
        if (hash.isBlank()) {
            throw new ContractBroken("commit_hash is missing");
        }
        for (JsonNode node : list(body, "nodes")) {
            if (write.clientId().equals(node.path("client_id").asText())) {
                return new WriteReceipt(uuid(body, "commit_id"), hash, uuid(node, "id"));
            }
        }
        throw new ContractBroken("nodes hold no client_id " + write.clientId());
    }

    static Recall recall(JsonNode body, TenantScope scope) throws ContractBroken {
        requireEcho(body, scope);
        List<Recall.Seed> seeds = new ArrayList<>();
        for (JsonNode seed : list(body, "seeds")) {
            seeds.add(new Recall.Seed(
                    uuid(seed, "id"),
                    seed.path("type").asText(""),
                    seed.path("similarity").asDouble(0)));
        }
        return new Recall(seeds);
    }

    static Found found(JsonNode body) throws ContractBroken {
        List<Found.FoundNode> nodes = new ArrayList<>();
        for (JsonNode node : list(body, "nodes")) {
            nodes.add(new Found.FoundNode(
                    uuid(node, "id"),
                    node.path("client_id").asText(""),
                    node.path("type").asText("")));
        }
        return new Found(nodes);
    }

    private static ObjectNode in(TenantScope scope) {
        return JSON.createObjectNode().put("tenant_id", scope.tenant()).put("scope", scope.scope());
    }

    private static void requireEcho(JsonNode body, TenantScope asked) throws ContractBroken {
        String tenant = body.path("tenant_id").asText(asked.tenant());
        String scope = body.path("scope").asText("");
        if (!tenant.equals(asked.tenant()) || !scope.equals(asked.scope())) {
            throw new ContractBroken("answer is for tenant '" + tenant + "', scope '" + scope + "', expected " + asked);
        }
    }

    private static JsonNode list(JsonNode body, String field) throws ContractBroken {
        JsonNode list = body.path(field);
        if (!list.isArray()) {
            throw new ContractBroken(field + " is " + kind(list) + ", expected a list");
        }
        return list;
    }

    private static UUID uuid(JsonNode body, String field) throws ContractBroken {
        String text = body.path(field).asText("");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ContractBroken(field + " is '" + text + "', expected a UUID");
        }
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
