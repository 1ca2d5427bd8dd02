package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A checked write: the nodes of one commit. */
record WriteRequest(
        TenantKey key,
        String actor,
        String inputSha256,
        boolean autoEmbed,
        boolean topicCluster,
        List<NodeWrite> nodes) {

    private static final int MOST_NODES = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final Set<String> TYPES =
            Set.of("event", "entity", "topic", "rule", "evidence", "concept", "procedure");

    /** One node to be written; slots is a JSON object. */
    record NodeWrite(
            Optional<String> clientId,
            String type,
            Optional<String> title,
            String textSummary,
            ObjectNode slots,
            Optional<String> rawRef,
            String lane,
            Optional<String> owner) {}

    static WriteRequest of(TenantKey key, Fields body) {
        String actor = body.text("actor", 200).orElse("unknown");
        String inputSha256 = inputSha256(body);
        boolean autoEmbed = body.flag("auto_embed", true);
        boolean topicCluster = body.flag("trigger_topic_cluster", false);
        if (topicCluster && !body.flag("topic_cluster_async", true)) {
            body.issue("topic_cluster_async", "expected true: topics are clustered by the worker");
        }
        List<NodeWrite> nodes = nodes(body);
        body.refuseIfWrong();
        return new WriteRequest(key, actor, inputSha256, autoEmbed, topicCluster, nodes);
    }

    private static String inputSha256(Fields body) {
        Optional<String> text = body.text("input_text", LONGEST_TEXT);
        Optional<String> sha256 = body.text("input_sha256", 64);
        if (text.isEmpty() && sha256.isEmpty()) {
            body.issue("input_text", "one of input_text, input_sha256 is required");
        }
        if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
            body.issue("input_sha256", "expected 64 hex digits");
        }
        return sha256.orElseGet(() -> Sha256.of(text.orElse("")));
    }

    private static List<NodeWrite> nodes(Fields body) {
        JsonNode array = body.node("nodes");
        var nodes = new ArrayList<NodeWrite>();
        if (!array.isArray() || array.isEmpty() || array.size() > MOST_NODES) {
            body.issue("nodes", "expected an array of 1 to " + MOST_NODES + " nodes");
            return nodes;
        }
        var clientIds = new HashSet<String>();
        for (int i = 0; i < array.size(); i++) {
            Fields fields = body.within("nodes[" + i + "]", array.get(i));
            NodeWrite node = node(fields, array.get(i));
            if (node.clientId().isPresent() && !clientIds.add(node.clientId().get())) {
                fields.issue("client_id", "appears twice in this write");
            }
            nodes.add(node);
        }
        return nodes;
    }

    private static NodeWrite node(Fields fields, JsonNode json) {
        String type = fields.requiredText("type", 40);
        if (!type.isBlank() && !TYPES.contains(type)) {
            fields.issue("type", "expected one of " + TYPES.stream().sorted().toList());
        }
        String lane = fields.text("memory_lane", 20).orElse("shared");
        Optional<String> owner = fields.text("owner_agent_id", 200);
        if (!Set.of("shared", "private").contains(lane)) {
            fields.issue("memory_lane", "expected shared or private");
        }
        if (lane.equals("private") && owner.isEmpty()) {
            fields.issue("owner_agent_id", "a private node needs its owner");
        }
        JsonNode slots = json.path("slots");
        if (!slots.isMissingNode() && !slots.isObject()) {
            fields.issue("slots", "expected a JSON object");
        }
        return new NodeWrite(
                fields.text("client_id", 256).filter(id -> !id.isBlank()),
                type,
                fields.text("title", 500),
                fields.requiredText("text_summary", LONGEST_TEXT),
                slots.isObject() ? (ObjectNode) slots : Json.object(),
                fields.text("raw_ref", 1000),
                lane,
                owner);
    }
}
