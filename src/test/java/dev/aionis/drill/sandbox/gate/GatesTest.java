package dev.aionis.drill.sandbox.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.sandbox.MemoryApi;
import dev.aionis.drill.sandbox.Rows;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every gate passes on a sound deployment, as a command, and fails on one that is not, for the reason that it has. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class GatesTest {

    private final String scope = "gates-" + UUID.randomUUID();
    private Sandbox sandbox;
    private Rows rows;

    @TempDir
    private Path folder;

    @BeforeEach
    void wait_until_the_outbox_is_drained(Sandbox shared) throws SQLException {
        sandbox = shared;
        rows = new Rows(sandbox.database());
        rows.awaitDrained();
    }

    @AfterEach
    void stop_looking() throws SQLException {
        rows.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gate:memory-store-p2:release, memory_store_p2_release",
        "preflight:prod, preflight",
        "gate:core:prod -- --base-url {balancer} --scope default, core_gate",
        "job:health-gate -- --strict-warnings --consistency-check-set scope, ''",
        "job:consistency-check:cross-tenant -- --strict-warnings, ''"
    })
    void passes_on_a_sound_deployment(String command, String artifact) throws Exception {
        CommandResult result =
                npm(command.replace("{balancer}", sandbox.balancer().toString()));
        assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
        JsonNode json = lastObject(result.stdout());
        assertThat(json.path("ok").asBoolean()).isTrue();
        if (!artifact.isEmpty()) {
            Path summary = sandbox.checkout().resolve(json.path("artifact").asText());
            assertThat(summary).isRegularFile();
            assertThat(sandbox.checkout().relativize(summary).toString())
                    .matches("artifacts/" + artifact + "/\\d{8}_\\d{6}(_\\d+)?/summary.json");
            assertThat(Json.parse(Files.readAllBytes(summary)).path("ok").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void an_unknown_script_or_argument_is_a_usage_error() {
        assertThat(npm("gate:unheard-of").exitCode()).isEqualTo(1);
        assertThat(npm("job:health-gate -- --lenient").exitCode()).isEqualTo(1);
        assertThat(npm("job:health-gate -- --lenient").stdout()).contains("unknown argument --lenient");
    }

    @Test
    void a_dead_letter_fails_the_health_gate_until_it_is_replayed() throws Exception {
        api().write(scope, "n1", "something to be replayed");
        sandbox.stopWorker(Duration.ofSeconds(10));
        api().write(scope, "n2", "something that died");
        rows.change(
                "update memory_outbox set failed_at = now(), failed_reason = 'max_attempts_exceeded', attempts = 25"
                        + " where scope = ? and published_at is null",
                scope);
        long dead = rows.count("memory_outbox where failed_at is not null");
        Gate.Outcome failed = run(new HealthGate(), "--strict-warnings");
        Gate.Outcome dry = run(new OutboxReplay(), "--all-failed", "--dry-run");
        Gate.Outcome replay = run(new OutboxReplay(), "--all-failed");
        sandbox.startWorker();
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.json().at("/gate/fail_reasons/0").asText()).startsWith("outbox_dead_letters: " + dead);
        assertThat(dry.json().toString()).isEqualTo("{\"matched\":" + dead + ",\"replayed\":0}");
        assertThat(replay.json().toString()).isEqualTo("{\"matched\":" + dead + ",\"replayed\":" + dead + "}");
        rows.awaitDrained();
        assertThat(run(new HealthGate(), "--strict-warnings").exitCode()).isZero();
    }

    @Test
    void a_failed_embedding_is_a_warning_that_only_a_strict_health_gate_fails_on() throws Exception {
        api().write(scope, "mute", "…!");
        Awaitility.await().until(() -> rows.count("memory_nodes where embedding_status = 'failed'") == 1);
        assertThat(run(new HealthGate()).exitCode()).isZero();
        Gate.Outcome strict = run(new HealthGate(), "--strict-warnings");
        api().write(scope, "mute", "mended");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.json().at("/gate/fail_reasons/0").asText()).isEqualTo("embeddings_failed: 1 (mute)");
    }

    @Test
    void an_embedding_that_was_lost_after_its_event_was_published_fails_the_health_gate() throws Exception {
        api().write(scope, "lost", "a lost embedding");
        rows.awaitDrained();
        rows.change("update memory_nodes set embedding_status = 'pending' where scope = ?", scope);
        Gate.Outcome failed = run(new HealthGate(), "--consistency-check-set", "scope");
        rows.change("update memory_nodes set embedding_status = 'ready' where scope = ?", scope);
        assertThat(failed.json().at("/gate/fail_reasons/0").asText()).startsWith("published_but_not_embedded: 1");
    }

    @Test
    void a_row_of_another_tenant_fails_the_cross_tenant_check() throws Exception {
        api().write(scope, "stray", "a stray node");
        rows.awaitDrained();
        rows.change("update memory_nodes set scope = 'tenant:acme::scope:x' where scope = ?", scope);
        Gate.Outcome failed = run(new CrossTenantCheck(), "--strict-warnings");
        rows.change("update memory_nodes set scope = ? where scope = 'tenant:acme::scope:x'", scope);
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.json().at("/summary/errors").asInt()).isEqualTo(2);
        assertThat(failed.json().findParents("count").toString())
                .contains("\"node_of_another_scope_than_its_commit\",\"severity\":\"error\",\"count\":1");
    }

    @Test
    void a_missing_worker_and_an_edited_migration_fail_the_preflight() throws Exception {
        sandbox.stopWorker(Duration.ofSeconds(10));
        rows.change("update schema_migrations set sha256 = 'x' || sha256 where filename like '0003%'");
        Gate.Outcome failed = run(new Preflight());
        rows.change("update schema_migrations set sha256 = substr(sha256, 2) where filename like '0003%'");
        sandbox.startWorker();
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(texts(failed.json().path("fail_reasons")))
                .hasSize(2)
                .anyMatch(reason -> reason.startsWith("worker connected: 0 sessions"))
                .anyMatch(reason -> reason.startsWith("migrations of v0.1.8: migration 0003_"));
    }

    @Test
    void a_constraint_that_is_gone_fails_the_store_gate() throws Exception {
        rows.change("alter table memory_nodes drop constraint memory_nodes_embedding_dimension");
        Gate.Outcome failed = run(new StoreGate());
        rows.change("alter table memory_nodes add constraint memory_nodes_embedding_dimension"
                + " check (embedding is null or (array_ndims(embedding) = 1 and cardinality(embedding) = 1536))");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(texts(failed.json().path("fail_reasons")))
                .containsExactly("embedding of 1536 numbers: sqlstate accepted, expected 23514");
        assertThat(rows.count("memory_nodes where text_summary = 'store gate'"))
                .as("residue of the gate")
                .isZero();
    }

    @Test
    void an_api_that_does_not_answer_fails_the_core_gate() throws Exception {
        Gate.Outcome failed = run(new CoreGate(Duration.ZERO), "--base-url", "http://127.0.0.1:1");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(texts(failed.json().path("fail_reasons")))
                .containsExactly("error rate 1.000 of requests, limit 0.020", "none of the texts written was recalled");
    }

    private MemoryApi api() {
        return new MemoryApi(sandbox.balancer(), sandbox.apiKey());
    }

    private CommandResult npm(String command) {
        var argv = new ArrayList<>(List.of(sandbox.checkout().resolve("bin/npm").toString(), "run", "-s"));
        argv.addAll(List.of(command.split(" ")));
        return Command.of(argv)
                .in(sandbox.checkout())
                .with(sandbox.gateEnvironment())
                .timeout(Duration.ofSeconds(60))
                .run();
    }

    /** In this process, since a JVM for every failing case would take most of the test's time. */
    private Gate.Outcome run(Gate gate, String... words) throws Exception {
        Map<String, String> environment = new HashMap<>(sandbox.gateEnvironment());
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var context = new GateContext(new Settings(environment), folder, silent);
        Arguments arguments = Arguments.parse(
                List.of(words),
                Set.of("--strict-warnings", "--all-failed", "--dry-run"),
                Set.of("--base-url", "--scope", "--consistency-check-set"));
        return gate.run(context, arguments);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The gates print log lines first; the object begins on the last line that is a lone brace. */
    private static JsonNode lastObject(String stdout) throws Exception {
        int begin = stdout.startsWith("{") ? 0 : stdout.lastIndexOf("\n{\n") + 1;
        return Json.parse(stdout.substring(begin).getBytes(StandardCharsets.UTF_8));
    }
}
