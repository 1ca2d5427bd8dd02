package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.TenantScope;
import io.restassured.filter.Filter;
import io.restassured.filter.log.RequestLoggingFilter;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmokeTest {

    private static final TenantScope SCOPE = new TenantScope("default", "drill");
    private static final UUID CANARY = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final KnownNode KNOWN = new KnownNode("canary-1", CANARY, "an amber falcon");
    private static final String KEY = "k-very-secret";

    private UUID recalled = CANARY;
    private UUID found = ContractAnswers.NODE;
    private final String health = "{\"ok\":true,\"database_target_hash\":\"" + "ab".repeat(32) + "\"}";

    @Test
    void an_api_that_writes_finds_and_recalls_the_known_node_passes() {
        try (RawServer server = new RawServer(this::answer)) {
            SmokeResult result = smoke(server.url());

            assertThat(result.failures()).isEmpty();
            assertThat(result.passed()).isTrue();
            assertThat(result.checks())
                    .extracting(SmokeResult.Check::name)
                    .containsExactly("health", "write", "find", "recall");
            assertThat(result.databaseTargetHash()).contains("ab".repeat(32));
            assertThat(result.checks())
                    .allSatisfy(check -> assertThat(check.endedAt()).isAfter(check.startedAt()));
            assertThat(server.requests())
                    .filteredOn(request -> request.line().contains("recall_text"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains(KNOWN.text()));
        }
    }

    @Test
    void a_recall_that_answers_200_without_the_known_node_fails() {
        recalled = UUID.randomUUID();
        try (RawServer server = new RawServer(this::answer)) {
            assertThat(smoke(server.url()).failures())
                    .containsExactly("recall: known node canary-1 is not among 1 seeds");
        }
    }

    @Test
    void a_find_that_gives_another_node_back_fails() {
        found = UUID.randomUUID();
        try (RawServer server = new RawServer(this::answer)) {
            assertThat(smoke(server.url()).failures())
                    .containsExactly("find: smoke-1 is node " + found + ", expected " + ContractAnswers.NODE);
        }
    }

    @Test
    void an_api_whose_writes_fail_is_seen_although_its_health_is_good() {
        try (RawServer server = new RawServer((request, client) -> {
            if (request.line().contains("/v1/memory/write")) {
                RawServer.send(client, 500, "", "{\"error\":\"read_only\"}");
                return true;
            }
            return answer(request, client);
        })) {
            SmokeResult result = smoke(server.url());

            assertThat(result.check("health").orElseThrow().passed()).isTrue();
            assertThat(result.failures())
                    .containsExactly(
                            "write: /v1/memory/write answered 500 read_only",
                            "find: nothing was written, so nothing can be found");
        }
    }

    @Test
    void an_api_that_is_not_there_fails_every_check_with_its_reason() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        SmokeResult result = smoke(URI.create("http://127.0.0.1:" + port));

        assertThat(result.checks()).hasSize(4).noneMatch(SmokeResult.Check::passed);
        assertThat(result.check("health").orElseThrow().detail()).contains("refused");
    }

    @Test
    void filters_see_the_exchange_but_not_the_key() {
        var seen = new ByteArrayOutputStream();
        var printed = new PrintStream(seen, true, StandardCharsets.UTF_8);
        Filter after = (request, response, context) -> {
            Response answer = context.next(request, response);
            printed.println(request.getHeaders());
            return answer;
        };
        try (RawServer server = new RawServer(this::answer)) {
            new Smoke(target(server.url()), List.of(new RequestLoggingFilter(printed), after), new MonotonicClock())
                    .run(SCOPE, "smoke-1", KNOWN);

            assertThat(server.requests())
                    .hasSize(4)
                    .allSatisfy(request -> assertThat(request.head()).contains("X-Api-Key: " + KEY));
            assertThat(seen.toString(StandardCharsets.UTF_8))
                    .contains("/v1/memory/write", "smoke-1")
                    .doesNotContain(KEY);
        }
    }

    private SmokeResult smoke(URI url) {
        return new Smoke(target(url), List.of(), new MonotonicClock()).run(SCOPE, "smoke-1", KNOWN);
    }

    private static ApiTarget target(URI url) {
        return new ApiTarget("restored", url, KEY, Duration.ofSeconds(5));
    }

    private boolean answer(RawServer.Request request, Socket client) throws IOException {
        String path = request.line().split(" ")[1];
        String body = switch (path) {
            case "/health" -> health;
            case "/v1/memory/write" -> ContractAnswers.written("drill", "smoke-1");
            case "/v1/memory/find" -> ContractAnswers.found("smoke-1", found);
            default -> ContractAnswers.recalled("drill", recalled);
        };
        RawServer.send(client, 200, "content-type: application/json\r\n", body);
        return true;
    }
}
