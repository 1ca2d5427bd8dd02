package dev.aionis.drill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.service.Json;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The records that are there before any drill: written through the API like everything else, and embedded. */
final class SampleScope {

    private static final int NODES_A_WRITE = 25;
    private static final Duration EMBED_LIMIT = Duration.ofSeconds(30);
    private static final List<String> SUBJECTS =
            List.of("billing export", "tenant onboarding", "search index", "nightly backup", "invoice mailer");
    private static final List<String> FINDINGS = List.of(
            "needs the new retention policy before Friday",
            "was slow after the certificate rotation",
            "now retries with exponential backoff",
            "is owned by the platform team",
            "reports its progress every minute");

    private final TenantScope sample;
    private final int nodes;

    SampleScope(TenantScope sample, int nodes) {
        this.sample = sample;
        this.nodes = nodes;
    }

    /** Writes the nodes, respecting the rate limits; their client ids are {@code sample-0001} and so on. */
    void write(LoopbackHttp http, URI api, String apiKey) {
        for (int first = 1; first <= nodes; first += NODES_A_WRITE) {
            ObjectNode body = body(first, Math.min(nodes, first + NODES_A_WRITE - 1));
            LoopbackHttp.Reply reply = send(http, api, apiKey, body);
            while (reply.status() == 429) {
                LockSupport.parkNanos(Duration.ofMillis(reply.body()
                                .path("details")
                                .path("retry_after_ms")
                                .asLong(1_000))
                        .toNanos());
                reply = send(http, api, apiKey, body);
            }
            if (reply.status() != 200) {
                throw new DrillException(
                        "sample scope, write of node " + first + " answered " + reply.status() + ", expected 200",
                        "see the logs of the API processes");
            }
        }
    }

    /** Returns when every sample node is ready and nothing of it waits in the outbox. */
    void awaitEmbedded(PostgresServer database) throws SQLException {
        try (Connection connection = database.connect()) {
            Wait.upTo(EMBED_LIMIT)
                    .forThe("sample scope to be embedded")
                    .every(Duration.ofMillis(20))
                    .until(() -> isEmbedded(connection));
        }
    }

    private static LoopbackHttp.Reply send(LoopbackHttp http, URI api, String apiKey, ObjectNode body) {
        return http.call("POST", api.resolve("/v1/memory/write"), "x-api-key", apiKey, body);
    }

    private ObjectNode body(int first, int last) {
        ObjectNode body = Json.object()
                .put("tenant_id", sample.tenant())
                .put("scope", sample.scope())
                .put("actor", "sandbox")
                .put("input_text", "sample nodes " + first + " to " + last)
                .put("auto_embed", true)
                .put("memory_lane", "shared")
                .put("trigger_topic_cluster", true)
                .put("topic_cluster_async", true);
        ArrayNode array = body.putArray("nodes");
        for (int n = first; n <= last; n++) {
            array.addObject()
                    .put("client_id", String.format("sample-%04d", n))
                    .put("type", "event")
                    .put("title", "sample " + n)
                    .put("text_summary", text(n));
        }
        return body;
    }

    private static String text(int n) {
        return "ticket " + n + ": the " + SUBJECTS.get(n % SUBJECTS.size()) + " "
                + FINDINGS.get(n / SUBJECTS.size() % FINDINGS.size());
    }

    private boolean isEmbedded(Connection connection) throws SQLException {
        String sql = "select (select count(*) from memory_nodes where scope = ? and embedding_status = 'ready') >= ?"
                + " and not exists (select 1 from memory_outbox where published_at is null)";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, sample.storageKey());
            select.setInt(2, nodes);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
