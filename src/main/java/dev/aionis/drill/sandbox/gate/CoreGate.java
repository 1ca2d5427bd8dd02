package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * {@code gate:core:prod}: a few writes and recalls through the given address, slow enough for its rate limits, held
 * against the default envelope; and the last text written must be recalled, which takes API, database and worker.
 */
final class CoreGate implements Gate {

    static final int REQUESTS_EACH = 12;
    static final double WRITE_P95_MILLIS = 800;
    static final double RECALL_P95_MILLIS = 1_200;
    static final double ERROR_RATE = 0.02;

    /** Four requests a second of each kind stay below every default limit. */
    private static final String PACE_MILLIS = "260";

    private static final int RECALL_ATTEMPTS = 40;

    private final List<Double> writeMillis = new ArrayList<>();
    private final List<Double> recallMillis = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Duration pace;
    private int throttled;

    /** The pause between requests: for the default limits, unless {@code AIONIS_GATE_PACE_MS} says otherwise. */
    static Duration pace(Map<String, String> environment) {
        return Duration.ofMillis(Long.parseLong(environment.getOrDefault("AIONIS_GATE_PACE_MS", PACE_MILLIS)));
    }

    CoreGate(Duration pace) {
        this.pace = pace;
    }

    @Override
    public Outcome run(GateContext context, Arguments arguments) throws IOException, InterruptedException {
        URI base = URI.create(
                arguments.value("--base-url").orElseThrow(() -> new IllegalArgumentException("--base-url is missing")));
        String scope = arguments.value("--scope").orElse("default");
        String tenant = context.settings().text("AIONIS_TENANT", "default");
        ApiCalls api = context.api(base);
        String mark = "coregate" + UUID.randomUUID().toString().replace("-", "");
        for (int i = 0; i < REQUESTS_EACH; i++) {
            String text = mark + " request " + i;
            measured(api, "/v1/memory/write", write(tenant, scope, mark + "_" + i, text), writeMillis);
            measured(api, "/v1/memory/recall_text", recall(tenant, scope, text), recallMillis);
        }
        boolean found = errors.size() < REQUESTS_EACH && recalled(api, recall(tenant, scope, mark), mark);
        ObjectNode json = verdict(base, scope, found);
        context.keep("core_gate", json);
        return Outcome.of(json.path("ok").asBoolean(), json);
    }

    private void measured(ApiCalls api, String path, ObjectNode body, List<Double> millis) throws InterruptedException {
        Thread.sleep(pace.toMillis());
        ApiCalls.Reply reply = api.post(path, body);
        while (reply.status() == 429) {
            throttled++;
            Thread.sleep(reply.body().path("details").path("retry_after_ms").asLong(1_000));
            reply = api.post(path, body);
        }
        millis.add(reply.took().toNanos() / 1e6);
        if (reply.status() != 200) {
            errors.add(path + " status " + reply.status() + " "
                    + reply.body().path("error").asText(reply.detail()));
        }
    }

    private boolean recalled(ApiCalls api, ObjectNode query, String mark) throws InterruptedException {
        for (int i = 0; i < RECALL_ATTEMPTS; i++) {
            for (JsonNode seed :
                    api.post("/v1/memory/recall_text", query).body().path("seeds")) {
                if (seed.path("text_summary").asText().contains(mark)) {
                    return true;
                }
            }
            Thread.sleep(pace.toMillis());
        }
        return false;
    }

    private ObjectNode verdict(URI base, String scope, boolean found) {
        double writeP95 = p95(writeMillis);
        double recallP95 = p95(recallMillis);
        double errorRate = errors.size() / (2.0 * REQUESTS_EACH);
        var reasons = new ArrayList<String>();
        exceeded(reasons, "write p95", writeP95, WRITE_P95_MILLIS, "ms");
        exceeded(reasons, "recall p95", recallP95, RECALL_P95_MILLIS, "ms");
        exceeded(reasons, "error rate", errorRate, ERROR_RATE, "of requests");
        if (!found) {
            reasons.add("none of the texts written was recalled");
        }
        ObjectNode json = Json.object()
                .put("ok", reasons.isEmpty())
                .put("base_url", base.toString())
                .put("scope", scope);
        ArrayNode failReasons = json.putArray("fail_reasons");
        reasons.forEach(failReasons::add);
        json.putObject("write").put("samples", writeMillis.size()).put("p95_ms", writeP95);
        json.putObject("recall")
                .put("samples", recallMillis.size())
                .put("p95_ms", recallP95)
                .put("finds_own_write", found);
        json.put("error_rate", errorRate).put("throttled", throttled);
        ArrayNode failed = json.putArray("errors");
        errors.forEach(failed::add);
        json.putObject("envelope")
                .put("write_p95_ms", WRITE_P95_MILLIS)
                .put("recall_p95_ms", RECALL_P95_MILLIS)
                .put("error_rate", ERROR_RATE);
        return json;
    }

    private static void exceeded(List<String> reasons, String name, double seen, double limit, String unit) {
        if (seen > limit) {
            reasons.add(String.format(Locale.ROOT, "%s %.3f %s, limit %.3f", name, seen, unit, limit));
        }
    }

    /** Nearest rank: the smallest sample that 95 % of the samples do not exceed. */
    private static double p95(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }

    private static ObjectNode write(String tenant, String scope, String clientId, String text) {
        ObjectNode body = Json.object()
                .put("tenant_id", tenant)
                .put("scope", scope)
                .put("actor", "core-gate")
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

    private static ObjectNode recall(String tenant, String scope, String query) {
        return Json.object()
                .put("tenant_id", tenant)
                .put("scope", scope)
                .put("query_text", query)
                .put("limit", 10);
    }
}
