package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sandbox is when its start returns, and what it hands out. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class SandboxTest {

    @Test
    void the_sample_scope_is_there_and_embedded(Sandbox sandbox) throws Exception {
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.count("memory_nodes where scope = 'default' and client_id like 'sample-%'"
                            + " and embedding_status = 'ready'"))
                    .isEqualTo(30);
        }
        try (Stream<Path> archived = Files.list(sandbox.archive())) {
            assertThat(archived).isNotEmpty();
        }
    }

    @Test
    void the_monitor_has_seen_every_process_up_and_keeps_alerts(Sandbox sandbox) throws Exception {
        var monitor = new MemoryApi(sandbox.monitor(), "none");
        assertThat(monitor.get("/-/ready").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode targets = monitor.get("/dashboard").body().path("targets");
            assertThat(targets.findValuesAsText("name"))
                    .containsExactly("api-1", "api-2", "worker", "balancer", "postgres");
            assertThat(targets.findValues("up")).allMatch(JsonNode::asBoolean);
        });
        assertThat(monitor.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"DrillTest\"}}]")
                        .status())
                .isEqualTo(200);
        assertThat(monitor.get("/api/v2/alerts?filter=alertname%3D%22DrillTest%22")
                        .body())
                .hasSize(1);
        assertThat(monitor.post("/api/v2/alerts", "nonsense").status()).isEqualTo(400);
    }

    @Test
    void an_isolated_api_serves_past_the_balancer_until_it_is_closed(Sandbox sandbox) throws Exception {
        IsolatedApi isolated = sandbox.startApiOn(sandbox.database(), "v0.1.8");
        var api = new MemoryApi(isolated.url(), sandbox.apiKey());
        assertThat(api.get("/health").body().path("replica").asText()).startsWith("api-isolated-");
        assertThat(api.find("default", "sample-0001").body().path("nodes")).hasSize(1);
        assertThat(sandbox.replicas()).extracting(Replica::url).doesNotContain(isolated.url());
        isolated.close();
        assertThatThrownBy(() -> api.get("/health")).isInstanceOf(ConnectException.class);
        assertThat(isolated.log()).content().contains("SIGTERM").contains("stopped");
    }

    @Test
    void the_read_only_login_reads_everything_and_changes_nothing(Sandbox sandbox) throws Exception {
        DatabaseLogin login = sandbox.readOnlyLogin();
        assertThat(login.toString()).doesNotContain(login.password());
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                var statement = connection.createStatement()) {
            for (String table : List.of("memory_nodes", "schema_migrations", "pg_stat_archiver")) {
                assertThat(statement.execute("select * from " + table)).isTrue();
            }
            assertThatThrownBy(() -> statement.execute("update memory_nodes set title = 'x'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void no_secret_is_on_a_command_line_or_in_a_log(Sandbox sandbox) throws Exception {
        List<String> secrets = List.of(
                sandbox.apiKey(),
                sandbox.database().password(),
                sandbox.readOnlyLogin().password(),
                sandbox.gateEnvironment().get("DATABASE_PASSWORD"));
        List<String> commandLines = ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        assertThat(commandLines).hasSizeGreaterThan(6);
        assertThat(commandLines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        try (Stream<Path> logs = Files.list(sandbox.logs())) {
            assertThat(logs)
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(secrets));
        }
    }
}
