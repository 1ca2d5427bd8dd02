package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.time.Duration;
import java.util.Map;

/** An answer other than 200, with the body that the contract gives it. Nothing was done. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;
    private final transient Map<String, String> headers;

    private ApiRefusal(int status, String error, String message, ObjectNode more, Map<String, String> headers) {
        super(error, null, false, false);
        this.status = status;
        this.headers = headers;
        this.body = Json.object().put("error", error).put("message", message);
        body.setAll(more);
    }

    static ApiRefusal invalidRequest(ArrayNode issues) {
        ObjectNode more = Json.object();
        more.set("issues", issues);
        return new ApiRefusal(400, "invalid_request", "the request is wrong, see issues", more, Map.of());
    }

    static ApiRefusal invalidScope(String message) {
        return new ApiRefusal(400, "invalid_scope", message, Json.object(), Map.of());
    }

    static ApiRefusal unauthorized() {
        return new ApiRefusal(401, "unauthorized", "X-Api-Key is missing or unknown", Json.object(), Map.of());
    }

    static ApiRefusal identityMismatch(String tenant) {
        return new ApiRefusal(403, "identity_mismatch", "the key is not of tenant " + tenant, Json.object(), Map.of());
    }

    static ApiRefusal notFound(String path) {
        return new ApiRefusal(404, "not_found", "no such endpoint: " + path, Json.object(), Map.of());
    }

    static ApiRefusal methodNotAllowed(String method) {
        return new ApiRefusal(405, "method_not_allowed", method + " is not for this endpoint", Json.object(), Map.of());
    }

    /** Throttled: the caller may try again after {@code wait}. */
    static ApiRefusal rateLimited(String error, String tenant, Duration wait) {
        long millis = Math.max(1, wait.toMillis());
        ObjectNode more = Json.object();
        more.set("details", Json.object().put("retry_after_ms", millis).put("tenant_id", tenant));
        return new ApiRefusal(
                429, error, "too many requests", more, Map.of("retry-after", Long.toString((millis + 999) / 1000)));
    }

    static ApiRefusal databaseUnavailable() {
        return new ApiRefusal(
                503,
                "database_unavailable",
                "the database did not answer; the outcome is unknown",
                Json.object(),
                Map.of());
    }

    static ApiRefusal internalError() {
        return new ApiRefusal(
                500, "internal_error", "the request failed; the outcome is unknown", Json.object(), Map.of());
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
