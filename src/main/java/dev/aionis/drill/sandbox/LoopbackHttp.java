package dev.aionis.drill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The sandbox's own calls of its processes. A call that gets no answer has status 0. */
final class LoopbackHttp {

    /** An answer; the body is an empty object where it was no JSON. */
    record Reply(int status, JsonNode body) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Reply get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    Reply call(String method, URI uri, String header, String value, JsonNode body) {
        return send(HttpRequest.newBuilder(uri)
                .header(header, value)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), parsed(response.body()));
        } catch (IOException unanswered) {
            return new Reply(0, Json.object());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the sandbox", interrupted);
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (IOException notJson) {
            return Json.object();
        }
    }
}
