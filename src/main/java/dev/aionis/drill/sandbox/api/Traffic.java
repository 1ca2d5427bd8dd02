package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.service.Metrics;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts requests by route and status, and those in flight, so that an ending process knows when it is done. */
final class Traffic implements HttpHandler {

    private static final Set<String> ROUTES =
            Set.of("/health", "/metrics", "/v1/memory/write", "/v1/memory/recall_text", "/v1/memory/find");

    private final HttpHandler next;
    private final Metrics metrics;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean ending;

    Traffic(HttpHandler next, Metrics metrics) {
        this.next = next;
        this.metrics = metrics;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        inFlight.incrementAndGet();
        long begin = System.nanoTime();
        exchange.addExchangeCompleteListener((completed, following) -> {
            count(completed, System.nanoTime() - begin);
            inFlight.decrementAndGet();
            following.proceed();
        });
        if (ending) {
            exchange.setPersistent(false);
        }
        next.handleRequest(exchange);
    }

    /** From here on, answers close their connections. Returns when none is in flight, or at the limit. */
    void drain(Duration limit) {
        ending = true;
        long deadline = System.nanoTime() + limit.toNanos();
        while (inFlight.get() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void count(HttpServerExchange exchange, long nanos) {
        // Unknown paths share a name: a scanner must not be able to grow this map.
        String path = exchange.getRequestPath();
        String route = "route=\"" + (ROUTES.contains(path) ? path : "other") + "\"";
        metrics.count("http_requests_total{" + route + ",status=\"" + exchange.getStatusCode() + "\"}");
        metrics.add("http_request_duration_seconds_sum{" + route + "}", nanos / 1e9);
        metrics.count("http_request_duration_seconds_count{" + route + "}");
    }
}
