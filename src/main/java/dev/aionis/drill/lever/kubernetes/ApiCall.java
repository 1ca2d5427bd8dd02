package dev.aionis.drill.lever.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the API server, as it is sent. A lever plans with the same calls that it makes, so a dry run shows
 * what would happen and not what somebody wrote down about it.
 *
 * @param path with query
 * @param type media type of the body; of a PATCH it says how the body is to be understood
 * @param body JSON
 */
record ApiCall(String method, String path, Optional<String> type, Optional<String> body) {

    private static final String JSON = "application/json";

    /** Replaces the fields that the body names (RFC 7386). */
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** Operations in order, all or none; with {@code test} among them, only where things are as they were (RFC 6902). */
    private static final String JSON_PATCH = "application/json-patch+json";

    static ApiCall get(String path) {
        return new ApiCall("GET", path, Optional.empty(), Optional.empty());
    }

    static ApiCall post(String path, Object object) {
        return new ApiCall("POST", path, Optional.of(JSON), Optional.of(Serialization.asJson(object)));
    }

    static ApiCall merge(String path, Object fields) {
        return new ApiCall("PATCH", path, Optional.of(MERGE_PATCH), Optional.of(Serialization.asJson(fields)));
    }

    static ApiCall patch(String path, List<Map<String, Object>> operations) {
        return new ApiCall("PATCH", path, Optional.of(JSON_PATCH), Optional.of(Serialization.asJson(operations)));
    }

    static ApiCall delete(String path, Map<String, Object> options) {
        return new ApiCall("DELETE", path, Optional.of(JSON), Optional.of(Serialization.asJson(options)));
    }

    boolean changes() {
        return !method.equals("GET");
    }

    /** One line as a person would write it down; values of environment variables, which may be secret, are masked. */
    @Override
    public String toString() {
        return method + " " + path + body.map(json -> " " + masked(json)).orElse("");
    }

    private static String masked(String json) {
        JsonNode tree = Json.tree(json);
        mask(tree);
        return tree.toString();
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("name")
                && object.path("value").isTextual()) {
            object.put("value", "***");
        }
        node.forEach(ApiCall::mask);
    }
}
