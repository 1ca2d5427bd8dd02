package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.TenantScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets, real misbehaviour: every end of a request falls into the class that the audit relies on. */
class AionisApiTest {

    private static final TenantScope SCOPE = new TenantScope("default", "drill");
    private static final MemoryWrite WRITE = new MemoryWrite(SCOPE, "ha-drill", "w-1", "an amber falcon");
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final String KEY = "k-very-secret";
    private static final String HEALTHY = "{\"ok\":true}";

    @Test
    void a_write_as_the_contract_has_it_is_acknowledged_with_its_ids() {
        try (RawServer server = RawServer.answering(
                        200, "x-request-id: r-7\r\nset-cookie: c=1\r\n", ContractAnswers.written("drill", "w-1"));
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.OK);
            assertThat(answer.body())
                    .contains(new WriteReceipt(ContractAnswers.COMMIT, "abc123", ContractAnswers.NODE));
            assertThat(answer.requestId()).isEqualTo("r-7");
            assertThat(answer.headers()).containsOnlyKeys("x-request-id");
            assertThat(answer.endedAt()).isAfter(answer.sentAt());
        }
    }

    @ParameterizedTest
    @CsvSource({"age: 0, its Age is 0 s", "x-cache: Hit from cdn, its x-cache says HIT"})
    void an_answer_that_a_cache_kept_is_none_of_the_api(String header, String said) {
        try (RawServer server = RawServer.answering(200, header + "\r\n", HEALTHY);
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<Health> answer = api.health();

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(answer.detail()).isEqualTo("200, from a cache, not from the API: " + said);
        }
    }

    @Test
    void an_answer_that_comes_again_with_the_id_of_an_earlier_one_was_kept() {
        try (RawServer server = RawServer.answering(200, "x-request-id: r-7\r\n", HEALTHY);
                AionisApi api = api(server.url(), AMPLE)) {
            assertThat(api.health().outcome()).isEqualTo(RequestOutcome.OK);

            Answer<Health> again = api.health();

            assertThat(again.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(again.detail()).contains("from a cache", "x-request-id is that of an earlier answer");
        }
    }

    @Test
    void a_write_that_was_acknowledged_counts_as_such_whatever_a_cache_says() {
        try (RawServer server = RawServer.answering(
                        200, "age: 3\r\nx-request-id: r-7\r\n", ContractAnswers.written("drill", "w-1"));
                AionisApi api = api(server.url(), AMPLE)) {
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.OK);
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.OK);
        }
    }

    @Test
    void a_write_request_carries_the_fields_of_the_contract_and_the_key() {
        try (RawServer server = RawServer.answering(200, "", ContractAnswers.written("drill", "w-1"));
                AionisApi api = api(server.url(), AMPLE)) {
            api.write(WRITE);

            RawServer.Request seen = server.requests().get(0);
            assertThat(seen.line()).isEqualTo("POST /v1/memory/write HTTP/1.1");
            assertThat(seen.head())
                    .contains("X-Api-Key: " + KEY)
                    .containsIgnoringCase("content-type: application/json\r");
            assertThat(seen.body())
                    .contains("\"tenant_id\":\"default\"", "\"scope\":\"drill\"", "\"actor\":\"ha-drill\"")
                    .contains("\"auto_embed\":true", "\"memory_lane\":\"shared\"", "\"topic_cluster_async\":true")
                    .contains("\"client_id\":\"w-1\"", "\"text_summary\":\"an amber falcon\"");
        }
    }

    @Test
    void recall_find_and_health_are_read() {
        try (RawServer server = new RawServer((request, client) -> {
                    String body = request.line().contains("recall_text")
                            ? ContractAnswers.recalled("drill", ContractAnswers.NODE)
                            : request.line().contains("find")
                                    ? ContractAnswers.found("w-1", ContractAnswers.NODE)
                                    : "{\"ok\":true,\"database_target_hash\":\"" + "ab".repeat(32) + "\"}";
                    RawServer.send(client, 200, "", body);
                    return true;
                });
                AionisApi api = api(server.url(), AMPLE)) {
            assertThat(api.recall(SCOPE, "falcon", 5).body().orElseThrow().finds(ContractAnswers.NODE))
                    .isTrue();
            assertThat(api.find(SCOPE, "w-1").body().orElseThrow().node("w-1"))
                    .contains(new Found.FoundNode(ContractAnswers.NODE, "w-1", "event"));
            assertThat(api.health().body()).contains(new Health(true, Optional.of("ab".repeat(32))));
        }
    }

    @Test
    void a_refused_connection_was_not_sent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (AionisApi api = api(URI.create("http://127.0.0.1:" + port), AMPLE)) {
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.NOT_SENT);
        }
    }

    @Test
    void a_host_that_does_not_resolve_was_not_sent() {
        try (AionisApi api = api(URI.create("http://no-such-host.invalid:3001"), Duration.ofSeconds(10))) {
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.NOT_SENT);
        }
    }

    @Test
    void a_connection_that_is_never_made_was_not_sent() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AionisApi api = api(URI.create("http://127.0.0.1:" + full.getLocalPort()), Duration.ofSeconds(2))) {
            fillBacklog(full, crowd);

            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(RequestOutcome.NOT_SENT);
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    void a_server_that_takes_the_request_and_hangs_leaves_it_unknown_at_the_timeout() {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, client) -> stay(over));
                AionisApi api = api(server.url(), QUICK)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
            assertThat(answer.took()).isBetween(QUICK.minusMillis(20), AMPLE);
            over.countDown();
        }
    }

    @Test
    void a_body_that_drips_is_given_up_at_the_same_timeout() {
        try (RawServer server = new RawServer((request, client) -> {
                    String head = "HTTP/1.1 200 x\r\ncontent-length: 100000\r\n\r\n";
                    client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    client.setSoTimeout(10);
                    while (!hungUp(client)) {
                        client.getOutputStream().write(' ');
                    }
                    return false;
                });
                AionisApi api = api(server.url(), QUICK)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
            assertThat(answer.took()).isLessThan(AMPLE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_broken_after_the_request_leaves_it_unknown(boolean reset) {
        try (RawServer server = new RawServer((request, client) -> reset && RawServer.reset(client));
                AionisApi api = api(server.url(), AMPLE)) {
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.UNKNOWN);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** Clients repeat some requests by themselves when a pooled connection turns out dead. Never a write. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_write_on_a_pooled_connection_that_breaks_is_sent_once_and_unknown(boolean reset) {
        try (RawServer server = new RawServer((request, client) -> {
                    if (request.onConnection() == 1) {
                        RawServer.send(client, 200, "", ContractAnswers.written("drill", "w-1"));
                        return true;
                    }
                    return reset && RawServer.reset(client);
                });
                AionisApi api = api(server.url(), AMPLE)) {
            assertThat(api.write(WRITE).outcome()).isEqualTo(RequestOutcome.OK);

            Answer<WriteReceipt> second = api.write(WRITE);

            assertThat(server.requests())
                    .as("requests the server saw")
                    .extracting(RawServer.Request::onConnection)
                    .containsExactly(1, 2);
            assertThat(second.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after: 1 | {\"error\":\"rate_limited_write\",\"details\":{\"retry_after_ms\":190}} | 190",
                "retry-after: 2 | {\"error\":\"rate_limited_write\"} | 2000",
                "retry-after: 3 | slow down | 3000"
            })
    void a_throttled_write_says_when_to_come_back_as_finely_as_it_can(String header, String body, long millis) {
        try (RawServer server = RawServer.answering(429, header + "\r\n", body);
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.THROTTLED);
            assertThat(answer.retryAfter()).contains(Duration.ofMillis(millis));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, REFUSED",
        "401, unauthorized, REFUSED",
        "403, identity_mismatch, REFUSED",
        "404, not_found, REFUSED",
        "500, internal, SERVER_ERROR",
        "503, unavailable, SERVER_ERROR"
    })
    void refusals_and_server_errors_stay_apart_and_name_the_error(int status, String error, RequestOutcome expected) {
        try (RawServer server = RawServer.answering(status, "", "{\"error\":\"" + error + "\"}");
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(expected);
            assertThat(answer.detail()).isEqualTo(status + " " + error);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (RawServer elsewhere = RawServer.answering(200, "", ContractAnswers.written("drill", "w-1"));
                RawServer server = RawServer.answering(307, "location: " + elsewhere.url() + "\r\n", "");
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(answer.detail()).contains("307", elsewhere.url().toString());
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body>Welcome</body></html> | <html><body>Welcome",
                "'' | body is empty",
                "[1,2] | expected a JSON object",
                "{\"tenant_id\":\"default\",\"scope\":\"drill\"} | commit_hash is missing",
                "{\"scope\":\"drill\",\"commit_hash\":\"a\",\"nodes\":[]} | nodes hold no client_id w-1",
                "{\"scope\":\"drill\",\"commit_hash\":\"a\",\"commit_id\":\"7\",\"nodes\":[{\"client_id\":\"w-1\"}]} | commit_id is '7'"
            })
    void a_200_that_is_not_the_contracts_answer_is_a_server_error_that_says_what_came(String body, String said) {
        try (RawServer server = RawServer.answering(200, "", body);
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(answer.detail()).contains(said);
        }
    }

    @Test
    void an_answer_for_another_scope_is_a_server_error() {
        try (RawServer server = RawServer.answering(200, "", ContractAnswers.written("other", "w-1"));
                AionisApi api = api(server.url(), AMPLE)) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(answer.detail()).contains("scope 'other'", "scope=drill");
        }
    }

    @Test
    void a_body_of_five_megabytes_is_cut_at_one_and_the_connection_dropped() {
        String flood = "x".repeat(5 << 20);
        try (RawServer server = RawServer.answering(200, "", flood);
                AionisApi api = api(server.url(), Duration.ofSeconds(5))) {
            Answer<WriteReceipt> answer = api.write(WRITE);

            assertThat(answer.outcome()).isEqualTo(RequestOutcome.SERVER_ERROR);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.detail()).contains("body above 1048576 bytes").hasSizeLessThan(200);
        }
    }

    @Test
    void closing_ends_its_threads() {
        try (RawServer server = RawServer.answering(200, "", "{\"ok\":true}")) {
            var target = new ApiTarget("closing-test", server.url(), "", AMPLE);
            AionisApi api = new AionisApi(target, new MonotonicClock());
            api.health();
            assertThat(threads("api closing-test")).as("while open").isPositive();

            api.close();

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> threads("api closing-test") == 0);
        }
    }

    @Test
    void the_key_is_in_no_text_that_a_target_gives_of_itself() {
        assertThat(new ApiTarget("balancer", URI.create("http://h:1"), KEY, AMPLE).toString())
                .isEqualTo("balancer http://h:1")
                .doesNotContain(KEY);
    }

    private static AionisApi api(URI url, Duration timeout) {
        return new AionisApi(new ApiTarget("balancer", url, KEY, timeout), new MonotonicClock());
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    private static boolean stay(CountDownLatch over) {
        try {
            return !over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static boolean hungUp(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    /** Connects to a listener that accepts nobody until the kernel takes no more. */
    private static void fillBacklog(ServerSocket full, List<Socket> crowd) throws IOException {
        for (int i = 0; i < 16; i++) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 100);
            } catch (SocketTimeoutException taken) {
                return;
            }
        }
    }
}
