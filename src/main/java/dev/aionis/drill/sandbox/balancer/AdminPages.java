package dev.aionis.drill.sandbox.balancer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Metrics;
import dev.aionis.drill.sandbox.service.ServiceLog;
import dev.aionis.drill.sandbox.service.ServicePages.Page;
import dev.aionis.drill.sandbox.service.ServicePages.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operators' side of the balancer, on a loopback port of its own and behind a token: {@code GET /replicas}, {@code
 * POST /replicas/<name>/drain}, {@code POST /replicas/<name>/admit}, {@code PUT /weights} with {@code {"<name>": 0.9, …}}.
 * {@code GET /metrics} needs no token.
 */
final class AdminPages implements Pages {

    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final Rotation rotation;
    private final WeightedTurns turns;
    private final byte[] authorization;
    private final ServiceLog log;

    AdminPages(String token, List<Backend> backends, Rotation rotation, WeightedTurns turns, ServiceLog log) {
        backends.forEach(backend -> this.backends.put(backend.name(), backend));
        this.rotation = rotation;
        this.turns = turns;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.log = log;
    }

    @Override
    public Page answer(String call, HttpExchange exchange) throws IOException {
        if (call.equals("GET /metrics")) {
            return Page.metrics(metrics());
        }
        if (!authorized(exchange)) {
            return Page.error(401, "unauthorized");
        }
        if (call.equals("PUT /weights")) {
            setWeights(Json.parse(exchange.getRequestBody().readAllBytes()));
        } else if (call.matches("POST /replicas/[^/]+/(drain|admit)")) {
            String[] parts = call.split("/");
            setDrained(named(parts[2]), parts[3].equals("drain"));
        } else if (!call.equals("GET /replicas")) {
            return Page.error(404, "no such call: " + call);
        }
        return Page.json(200, replicas());
    }

    private void setDrained(Backend backend, boolean drained) {
        backend.setDrained(drained);
        rotation.update(backend);
        log.info(backend.name() + (drained ? " drained" : " admitted"));
    }

    private void setWeights(JsonNode weights) {
        weights.properties()
                .forEach(entry ->
                        named(entry.getKey()).setWeight(entry.getValue().asDouble(Double.NaN)));
        turns.reset();
        log.info("weights " + Json.text(weights));
    }

    private Backend named(String name) {
        return Optional.ofNullable(backends.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("no replica " + name + ", there are " + backends.keySet()));
    }

    private ArrayNode replicas() {
        ArrayNode replicas = Json.array();
        backends.values()
                .forEach(backend -> replicas.addObject()
                        .put("name", backend.name())
                        .put("url", backend.uri().toString())
                        .put("ready", backend.ready())
                        .put("drained", backend.drained())
                        .put("weight", backend.weight())
                        .put("in_flight", backend.inFlight()));
        return replicas;
    }

    private Metrics metrics() {
        var metrics = new Metrics();
        for (Backend backend : backends.values()) {
            String labels = "{replica=\"" + backend.name() + "\"}";
            metrics.set("balancer_replica_ready" + labels, backend.ready() ? 1 : 0);
            metrics.set("balancer_replica_drained" + labels, backend.drained() ? 1 : 0);
            metrics.set("balancer_replica_weight" + labels, backend.weight());
            metrics.set("balancer_replica_in_flight" + labels, backend.inFlight());
        }
        return metrics;
    }

    private boolean authorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }
}
