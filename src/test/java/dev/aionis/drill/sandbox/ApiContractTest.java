package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.MemoryApi.Reply;
import dev.aionis.drill.sandbox.service.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's API holds the contract that the drills rely on, over the wire and down to the rows. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class ApiContractTest {

    private final String scope = "contract-" + UUID.randomUUID();
    private Sandbox sandbox;
    private MemoryApi api;

    @BeforeEach
    void call_a_replica_directly(Sandbox shared) {
        sandbox = shared;
        api = new MemoryApi(sandbox.replicas().get(0).url(), sandbox.apiKey());
    }

    @Test
    void health_names_the_database_by_its_digest_and_all_replicas_the_same() throws Exception {
        Reply health = api.get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("ok").asBoolean()).isTrue();
        assertThat(health.body().path("memory_store_backend").asText()).isEqualTo("postgres");
        String hash = health.body().path("database_target_hash").asText();
        assertThat(hash).isEqualTo(Sha256.of("loopback:" + sandbox.database().port() + "/aionis"));
        var other = new MemoryApi(sandbox.replicas().get(1).url(), sandbox.apiKey());
        assertThat(other.get("/health").body().path("database_target_hash").asText())
                .isEqualTo(hash);
    }

    @Test
    void an_acknowledged_write_is_commit_node_and_event_in_the_database() throws Exception {
        Reply write = api.write(scope, "w1", "the ledger counts what was acknowledged");
        assertThat(write.status()).isEqualTo(200);
        assertThat(write.body().path("tenant_id").asText()).isEqualTo("default");
        assertThat(write.body().path("scope").asText()).isEqualTo(scope);
        assertThat(write.body().path("commit_hash").asText()).matches("[0-9a-f]{64}");
        assertThat(write.body().at("/nodes/0/client_id").asText()).isEqualTo("w1");
        assertThat(write.body().at("/embedding_backfill/enqueued").asBoolean()).isTrue();
        assertThat(write.body().at("/embedding_backfill/pending_nodes").asInt()).isEqualTo(1);
        assertThat(write.body().at("/topic_cluster/enqueued").asBoolean()).isTrue();
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.one("select commit_id from memory_nodes where scope = ? and client_id = 'w1'", scope))
                    .isEqualTo(write.body().path("commit_id").asText());
            assertThat(rows.one("select commit_hash from memory_commits where scope = ?", scope))
                    .isEqualTo(write.body().path("commit_hash").asText());
            assertThat(rows.count("memory_outbox where scope = ? and event_type = 'embed_nodes'", scope))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_same_client_id_again_is_the_same_node_and_a_new_commit_after_the_first() throws Exception {
        JsonNode first = api.write(scope, "again", "first text").body();
        JsonNode second = api.write(scope, "again", "second text").body();
        assertThat(second.at("/nodes/0/id")).isEqualTo(first.at("/nodes/0/id"));
        assertThat(second.path("commit_id")).isNotEqualTo(first.path("commit_id"));
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.count("memory_nodes where scope = ?", scope)).isEqualTo(1);
            assertThat(rows.one(
                            "select parent_id from memory_commits where id = ?::uuid",
                            second.path("commit_id").asText()))
                    .isEqualTo(first.path("commit_id").asText());
        }
    }

    @Test
    void a_written_text_is_recalled_first_once_the_worker_has_embedded_it() throws Exception {
        api.write(scope, "r1", "certificate rotation stalled the invoice mailer");
        api.write(scope, "r2", "nightly backup finished early");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.recall(scope, "backup certificate")
                                .body()
                                .path("seeds")
                                .size()
                        == 2);
        JsonNode recall = api.recall(scope, "the nightly backup").body();
        assertThat(recall.at("/seeds/0/text_summary").asText()).isEqualTo("nightly backup finished early");
        assertThat(recall.at("/seeds/0/similarity").asDouble()).isBetween(0.1, 1.0);
        assertThat(recall.at("/context/citations/0/node_id")).isEqualTo(recall.at("/seeds/0/id"));
        assertThat(recall.at("/ranked/0/id")).isEqualTo(recall.at("/seeds/0/id"));
        assertThat(recall.at("/query/text").asText()).isEqualTo("the nightly backup");
    }

    @Test
    void an_empty_scope_recalls_nothing_with_a_200() throws Exception {
        Reply recall = api.recall(scope, "anything");
        assertThat(recall.status()).isEqualTo(200);
        assertThat(recall.body().path("seeds").isArray()).isTrue();
        assertThat(recall.body().path("seeds")).isEmpty();
    }

    @Test
    void find_is_an_exact_lookup_with_pages() throws Exception {
        String id = api.write(scope, "f1", "find me").body().at("/nodes/0/id").asText();
        api.write(scope, "f2", "and me");
        JsonNode found = api.find(scope, "f1").body();
        assertThat(found.at("/nodes/0/id").asText()).isEqualTo(id);
        assertThat(found.at("/nodes/0/uri").asText()).endsWith("/" + id);
        assertThat(found.at("/page/returned").asInt()).isEqualTo(1);
        assertThat(found.at("/page/has_more").asBoolean()).isFalse();
        JsonNode page = api.post("/v1/memory/find", "{\"scope\":\"" + scope + "\",\"type\":\"event\",\"limit\":1}")
                .body();
        assertThat(page.at("/page/has_more").asBoolean()).isTrue();
        assertThat(api.find(scope, "nobody").body().path("nodes")).isEmpty();
    }

    @Test
    void another_tenants_scope_of_the_same_name_is_another_scope() throws Exception {
        String body = MemoryApi.writeBody(scope, "t1", "of acme")
                .put("tenant_id", "acme")
                .toString();
        assertThat(api.post("/v1/memory/write", body).status()).isEqualTo(200);
        assertThat(api.find(scope, "t1").body().path("nodes")).isEmpty();
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.count("memory_nodes where scope = ?", "tenant:acme::scope:" + scope))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/memory/write | {\"nodes\": 1} | 400 | invalid_request",
                "/v1/memory/write | not json | 400 | invalid_request",
                "/v1/memory/write | {\"scope\": \"tenant:x\"} | 400 | invalid_scope",
                "/v1/memory/recall_text | {\"scope\": \" \", \"query_text\": \"x\"} | 400 | invalid_scope",
                "/v1/memory/recall_text | {\"limit\": 0} | 400 | invalid_request",
                "/v1/memory/find | {} | 400 | invalid_request",
                "/v1/memory/forget | {} | 404 | not_found",
                "/health | {} | 405 | method_not_allowed"
            })
    void a_wrong_request_is_refused_with_its_reason(String path, String body, int status, String error)
            throws Exception {
        Reply refusal = api.post(path, body);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.body().path("error").asText()).isEqualTo(error);
        assertThat(refusal.header("x-request-id")).isNotEmpty();
    }

    @Test
    void a_call_without_the_right_key_is_unauthorized() throws Exception {
        var stranger = new MemoryApi(sandbox.replicas().get(0).url(), "guess");
        Reply refusal = stranger.write(scope, "x", "x");
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.body().path("error").asText()).isEqualTo("unauthorized");
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.count("memory_commits where scope = ?", scope)).isZero();
        }
    }

    @Test
    void every_answer_has_a_request_id_of_its_own() throws Exception {
        List<String> ids = List.of(
                api.get("/health").header("x-request-id"),
                api.write(scope, "id", "x").header("x-request-id"),
                api.find(scope, "id").header("x-request-id"));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() == 36);
    }

    @Test
    void metrics_tell_how_long_the_outbox_is_while_no_worker_lives() throws Exception {
        sandbox.killWorker();
        try {
            api.write(scope, "n1", "nobody works on it");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> metrics().matches("(?s).*\\naionis_outbox_pending [1-9]\\d*\\n.*"));
            assertThat(metrics())
                    .containsPattern("\naionis_outbox_oldest_age_seconds \\d+\\.\\d+\n")
                    .containsPattern("\naionis_outbox_dead_letters \\d+\n");
        } finally {
            sandbox.startWorker();
        }
    }

    private String metrics() throws Exception {
        return api.get("/metrics").body().path("text").asText();
    }

    @Test
    void metrics_count_requests_by_route_and_status() throws Exception {
        api.find(scope, "nobody");
        String metrics = api.get("/metrics").body().path("text").asText();
        assertThat(metrics)
                .contains("aionis_release_info{release=\"v0.1.8\"} 1")
                .containsPattern("http_requests_total\\{route=\"/v1/memory/find\",status=\"200\"} [1-9]")
                .containsPattern("http_request_duration_seconds_sum\\{route=\"/v1/memory/find\"} \\d");
    }
}
