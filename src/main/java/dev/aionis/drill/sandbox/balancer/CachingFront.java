package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A front that keeps good answers to health checks and reads, and gives them to whoever asks the same again, as a proxy
 * does that was told to keep all that is no write. What it does not have it asks of itself, past the cache.
 */
final class CachingFront implements HttpHandler {

    private static final HttpString PAST_THE_CACHE = HttpString.tryFromString("x-past-the-cache");
    private static final Set<String> KEPT =
            Set.of("/health", "/v1/memory/find", "/v1/memory/recall_text", "/v1/memory/recall");
    private static final List<String> HEADERS = List.of("content-type", "x-request-id", "x-served-by");
    private static final List<String> ASKED = List.of("content-type", "x-api-key", "authorization");

    private final HttpHandler front;
    private final URI self;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, HttpResponse<byte[]>> kept = new ConcurrentHashMap<>();

    private CachingFront(HttpHandler front, URI self) {
        this.front = front;
        this.self = self;
    }

    /** {@code front} itself where the defect is none of its. */
    static HttpHandler in(Optional<Defect> defect, HttpHandler front, int port) {
        return defect.equals(Optional.of(GeneralDefect.ANSWERS_FROM_A_CACHE))
                ? new CachingFront(front, URI.create("http://127.0.0.1:" + port))
                : front;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestHeaders().contains(PAST_THE_CACHE) || !KEPT.contains(exchange.getRequestPath())) {
            front.handleRequest(exchange);
        } else {
            exchange.getRequestReceiver().receiveFullBytes((whole, body) -> whole.dispatch(() -> answer(whole, body)));
        }
    }

    private void answer(HttpServerExchange exchange, byte[] body) {
        String key = exchange.getRequestPath() + " " + new String(body, StandardCharsets.UTF_8);
        try {
            HttpResponse<byte[]> answer = kept.containsKey(key) ? kept.get(key) : asked(exchange, body);
            if (answer.statusCode() == 200) {
                kept.put(key, answer);
            }
            exchange.setStatusCode(answer.statusCode());
            HEADERS.forEach(name -> answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().put(new HttpString(name), value)));
            exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
        } catch (IOException unanswered) {
            exchange.setStatusCode(502).endExchange();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            exchange.setStatusCode(503).endExchange();
        }
    }

    private HttpResponse<byte[]> asked(HttpServerExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(self.resolve(exchange.getRequestPath()))
                .method(exchange.getRequestMethod().toString(), BodyPublishers.ofByteArray(body))
                .header(PAST_THE_CACHE.toString(), "1");
        for (String name : ASKED) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
