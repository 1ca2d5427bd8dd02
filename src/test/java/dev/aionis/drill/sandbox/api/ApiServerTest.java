package dev.aionis.drill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aionis.drill.sandbox.MemoryApi;
import dev.aionis.drill.sandbox.MemoryApi.Reply;
import dev.aionis.drill.sandbox.Rows;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.service.ServiceLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an API process does in settings that the shared sandbox does not have. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class ApiServerTest {

    private static final Regression NONE = new Regression(0, Duration.ZERO, () -> 0.5);

    private final String scope = "server-" + UUID.randomUUID();

    @Test
    void writes_beyond_the_burst_are_throttled_and_did_not_happen(Sandbox sandbox) throws Exception {
        try (ApiServer server = start(sandbox, sandbox.database().jdbcUrl(), true, NONE)) {
            MemoryApi api = operator(server);
            int acknowledged = 0;
            Reply last = api.write(scope, "w0", "the first");
            for (int i = 1; last.status() == 200; i++) {
                acknowledged++;
                last = api.write(scope, "w" + i, "one more");
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.header("retry-after")).isEqualTo("1");
            assertThat(last.body().path("error").asText()).isEqualTo("rate_limited_write");
            assertThat(last.body().at("/details/retry_after_ms").asInt()).isBetween(1, 200);
            assertThat(acknowledged).isGreaterThanOrEqualTo(10);
            try (var rows = new Rows(sandbox.database())) {
                assertThat(rows.count("memory_nodes where scope = ?", scope)).isEqualTo(acknowledged);
            }
        }
    }

    @Test
    void a_key_of_another_tenant_is_forbidden(Sandbox sandbox) throws Exception {
        try (ApiServer server = start(sandbox, sandbox.database().jdbcUrl(), false, NONE)) {
            var acme = new MemoryApi(url(server), "acmes");
            Reply refusal = acme.write(scope, "x", "x");
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.body().path("error").asText()).isEqualTo("identity_mismatch");
        }
    }

    @Test
    void while_the_database_is_away_writes_fail_and_health_does_not_and_then_it_recovers(Sandbox sandbox)
            throws Exception {
        try (var relay = TcpRelay.to(sandbox.database().port());
                ApiServer server =
                        start(sandbox, "jdbc:postgresql://127.0.0.1:" + relay.port() + "/aionis", false, NONE)) {
            MemoryApi api = operator(server);
            assertThat(api.write(scope, "before", "before").status()).isEqualTo(200);
            relay.cut();
            Reply refused = api.write(scope, "during", "during");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("error").asText()).isEqualTo("database_unavailable");
            assertThat(refused.header("x-request-id")).isNotEmpty();
            assertThat(api.get("/health").status()).isEqualTo(200);
            relay.mend();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> api.write(scope, "after", "after").status() == 200);
        }
    }

    @Test
    void a_regression_strikes_before_anything_is_written(Sandbox sandbox) throws Exception {
        var regression = new Regression(0.4, Duration.ofMillis(120), () -> 0.39);
        try (ApiServer server = start(sandbox, sandbox.database().jdbcUrl(), false, regression)) {
            long begin = System.nanoTime();
            Reply struck = operator(server).write(scope, "struck", "struck");
            assertThat(struck.status()).isEqualTo(500);
            assertThat(struck.body().path("error").asText()).isEqualTo("internal_error");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(120));
            assertThat(operator(server).find(scope, "struck").body().path("nodes"))
                    .isEmpty();
        }
    }

    @Test
    void an_ending_server_finishes_the_request_in_flight(Sandbox sandbox) throws Exception {
        var slow = new Regression(0, Duration.ofMillis(500), () -> 0.5);
        ApiServer server = start(sandbox, sandbox.database().jdbcUrl(), false, slow);
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> statusOfWrite(operator(server), "flying"));
        await().until(() ->
                operator(server).get("/metrics").body().path("text").asText().contains("in_flight 2"));
        server.close();
        assertThat(status.get()).isEqualTo(200);
    }

    private int statusOfWrite(MemoryApi api, String clientId) {
        try {
            return api.write(scope, clientId, "in flight").status();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static MemoryApi operator(ApiServer server) {
        return new MemoryApi(url(server), "operators");
    }

    private static URI url(ApiServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static ApiServer start(Sandbox sandbox, String url, boolean rateLimits, Regression regression)
            throws Exception {
        var database = new DatabaseSettings(
                url, sandbox.database().user(), sandbox.database().password());
        var settings = new ApiSettings(
                "api-test",
                Release.named("v0.1.8"),
                "127.0.0.1",
                freePort(),
                database,
                ApiKeys.parse("{\"operators\": \"*\", \"acmes\": \"acme\"}"),
                rateLimits,
                false,
                regression,
                1,
                Optional.empty());
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return ApiServer.start(settings, new ServiceLog("api-test", silent, Clock.systemUTC()));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
