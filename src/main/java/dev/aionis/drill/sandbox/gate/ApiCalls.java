package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of one API address; a call that gets no answer is an answer of status 0. */
final class ApiCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Status 0 when nothing was answered, with the reason as detail. */
    record Reply(int status, JsonNode body, Duration took, String detail) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI base;
    private final String apiKey;

    ApiCalls(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    Reply health() throws InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/health")).GET());
    }

    Reply post(String path, ObjectNode body) throws InterruptedException {
        return send(request(path, body).header("x-api-key", apiKey));
    }

    Reply postWithoutKey(String path, ObjectNode body) throws InterruptedException {
        return send(request(path, body));
    }

    private HttpRequest.Builder request(String path, ObjectNode body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)));
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> response =
                    client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), parsed(response.body()), since(begin), "");
        } catch (IOException unanswered) {
            return new Reply(0, Json.object(), since(begin), unanswered.toString());
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (IOException notJson) {
            return Json.object();
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
