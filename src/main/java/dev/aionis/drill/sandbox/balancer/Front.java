package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.service.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.UUID;

/**
 * What callers meet: the proxy, and an answer of the balancer's own where no backend gave one. A request goes to a
 * second backend only where the first refused the connection, so that nothing of it was sent; a write whose answer was
 * lost is answered 503, never sent twice.
 */
final class Front implements HttpHandler {

    private static final HttpString REQUEST_ID = HttpString.tryFromString("x-request-id");
    private static final int LONGEST_REQUEST_MILLIS = 10_000;
    private static final int MORE_BACKENDS_TRIED = 2;

    private final HttpHandler proxy;

    Front(Rotation rotation) {
        // The address of the caller replaces any X-Forwarded-For that it sends: nothing in front of us is trusted.
        this.proxy = ProxyHandler.builder()
                .setProxyClient(rotation)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(MORE_BACKENDS_TRIED)
                .setReuseXForwarded(false)
                .setIdempotentRequestPredicate(exchange -> false)
                .setNext(ResponseCodeHandler.HANDLE_404)
                .build();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.getRequestHeaders().contains(REQUEST_ID)) {
            exchange.getRequestHeaders().put(REQUEST_ID, UUID.randomUUID().toString());
        }
        String requestId = exchange.getRequestHeaders().getFirst(REQUEST_ID);
        exchange.addDefaultResponseListener(unanswered -> answerFor(unanswered, requestId));
        proxy.handleRequest(exchange);
    }

    /** Called when the exchange ends without anybody having answered it. */
    private static boolean answerFor(HttpServerExchange exchange, String requestId) {
        if (!exchange.isResponseChannelAvailable() || exchange.getStatusCode() < 500) {
            return false;
        }
        exchange.getResponseHeaders().put(REQUEST_ID, requestId);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
        exchange.getResponseSender()
                .send(Json.text(Json.object()
                        .put("error", exchange.getStatusCode() == 504 ? "backend_timed_out" : "backend_unavailable")
                        .put("message", "no answer from a backend; the outcome is unknown")));
        return true;
    }
}
