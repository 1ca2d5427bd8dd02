package dev.aionis.drill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.service.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The balancer's admin port, as an operator uses it. */
final class BalancerControl {

    /** Longer than the balancer lets a request take, so that a drain always comes to an end. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);

    private static final Duration ROTATION_LIMIT = Duration.ofSeconds(10);
    private static final int QUIET_LOOKS = 2;

    private final URI admin;
    private final String token;
    private final LoopbackHttp http;

    BalancerControl(URI admin, String token, LoopbackHttp http) {
        this.admin = admin;
        this.token = token;
        this.http = http;
    }

    /** Takes the replica out of rotation; returns when it has no request in hand. */
    void drain(String replica) {
        call("POST", "/replicas/" + replica + "/drain", Json.object());
        int[] quiet = {0};
        // Twice in a row, since a request may be between being given its backend and being counted.
        Wait.upTo(DRAIN_LIMIT)
                .forThe(replica + " to finish its requests")
                .every(Duration.ofMillis(20))
                .until(() -> {
                    quiet[0] = state(replica).path("in_flight").asInt() == 0 ? quiet[0] + 1 : 0;
                    return quiet[0] >= QUIET_LOOKS;
                });
    }

    /** Lets the replica back in; returns when it gets requests. */
    void admit(String replica) {
        call("POST", "/replicas/" + replica + "/admit", Json.object());
        awaitInRotation(replica);
    }

    void awaitInRotation(String replica) {
        Wait.upTo(ROTATION_LIMIT)
                .forThe(replica + " to be in rotation")
                .every(Duration.ofMillis(20))
                .until(() -> inRotation(replica));
    }

    boolean inRotation(String replica) {
        JsonNode state = state(replica);
        return state.path("ready").asBoolean() && !state.path("drained").asBoolean();
    }

    /** Shares of the requests, relative to each other. */
    void weights(Map<String, Double> weights) {
        ObjectNode body = Json.object();
        weights.forEach(body::put);
        call("PUT", "/weights", body);
    }

    private JsonNode state(String replica) {
        for (JsonNode state : call("GET", "/replicas", Json.object())) {
            if (state.path("name").asText().equals(replica)) {
                return state;
            }
        }
        throw new IllegalStateException("the balancer knows no replica " + replica);
    }

    private JsonNode call(String method, String path, ObjectNode body) {
        LoopbackHttp.Reply reply = http.call(method, admin.resolve(path), "authorization", "Bearer " + token, body);
        if (reply.status() != 200) {
            throw new DrillException(
                    "balancer answered " + reply.status() + " to " + method + " " + path + ", expected 200",
                    "see balancer.log");
        }
        return reply.body();
    }
}
