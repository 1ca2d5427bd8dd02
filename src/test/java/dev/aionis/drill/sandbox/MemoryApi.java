package dev.aionis.drill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller of the memory API, for tests. */
public final class MemoryApi {

    public record Reply(int status, JsonNode body, HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String key;

    public MemoryApi(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    public Reply post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply write(String scope, String clientId, String text) throws IOException, InterruptedException {
        return post("/v1/memory/write", Json.text(writeBody(scope, clientId, text)));
    }

    public Reply recall(String scope, String query) throws IOException, InterruptedException {
        return post(
                "/v1/memory/recall_text",
                Json.text(Json.object()
                        .put("scope", scope)
                        .put("query_text", query)
                        .put("limit", 10)));
    }

    public Reply find(String scope, String clientId) throws IOException, InterruptedException {
        return post(
                "/v1/memory/find", Json.text(Json.object().put("scope", scope).put("client_id", clientId)));
    }

    public static ObjectNode writeBody(String scope, String clientId, String text) {
        ObjectNode body = Json.object()
                .put("scope", scope)
                .put("actor", "test")
                .put("input_text", text)
                .put("auto_embed", true)
                .put("memory_lane", "shared")
                .put("trigger_topic_cluster", true)
                .put("topic_cluster_async", true);
        body.putArray("nodes")
                .addObject()
                .put("client_id", clientId)
                .put("type", "event")
                .put("text_summary", text);
        return body;
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
        JsonNode body = json
                ? Json.parse(response.body().getBytes(StandardCharsets.UTF_8))
                : Json.object().put("text", response.body());
        return new Reply(response.statusCode(), body, response.headers());
    }
}
