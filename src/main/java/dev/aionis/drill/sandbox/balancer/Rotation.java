package dev.aionis.drill.sandbox.balancer;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The backends that get requests: those that are ready and not drained. A request is counted as in flight from the
 * moment its backend is chosen, before a connection is made, so that a drained backend with none in flight has none
 * coming either.
 */
class Rotation extends LoadBalancingProxyClient {

    static final HttpString SERVED_BY = HttpString.tryFromString("x-served-by");

    private static final AttachmentKey<Backend> CHOSEN = AttachmentKey.create(Backend.class);

    private final Map<URI, Backend> backends;
    private final Set<URI> inRotation = new HashSet<>();

    Rotation(List<Backend> backends, WeightedTurns turns) {
        this(byUri(backends), turns);
    }

    private Rotation(Map<URI, Backend> backends, WeightedTurns turns) {
        super(
                UndertowClient.getInstance(),
                exchange -> false,
                hosts -> turns.next(Stream.of(hosts)
                        .map(host -> backends.get(host.getUri()))
                        .toList()));
        this.backends = backends;
        setConnectionsPerThread(64).setMaxQueueSize(256).setProblemServerRetry(1);
    }

    private static Map<URI, Backend> byUri(List<Backend> backends) {
        return backends.stream().collect(Collectors.toUnmodifiableMap(Backend::uri, backend -> backend));
    }

    /** Puts the backend into rotation or takes it out, as its state says; true when that was a change. */
    synchronized boolean update(Backend backend) {
        boolean wanted = backend.ready() && !backend.drained();
        if (wanted == has(backend)) {
            return false;
        }
        if (wanted) {
            inRotation.add(backend.uri());
            addHost(backend.uri());
        } else {
            takeOut(backend);
        }
        return true;
    }

    /** Whether it gets requests. */
    final synchronized boolean has(Backend backend) {
        return inRotation.contains(backend.uri());
    }

    final synchronized void takeOut(Backend backend) {
        inRotation.remove(backend.uri());
        removeHost(backend.uri());
    }

    @Override
    protected Host selectHost(HttpServerExchange exchange) {
        Host host = super.selectHost(exchange);
        Backend before = exchange.removeAttachment(CHOSEN);
        if (before != null) {
            before.requestEnds();
        }
        if (host != null) {
            choose(exchange, backends.get(host.getUri()), before == null);
        }
        return host;
    }

    private static void choose(HttpServerExchange exchange, Backend backend, boolean firstTry) {
        backend.requestBegins();
        exchange.putAttachment(CHOSEN, backend);
        exchange.getResponseHeaders().put(SERVED_BY, backend.name());
        if (firstTry) {
            exchange.addExchangeCompleteListener((completed, next) -> {
                Backend last = completed.removeAttachment(CHOSEN);
                if (last != null) {
                    last.requestEnds();
                }
                next.proceed();
            });
        }
    }
}
