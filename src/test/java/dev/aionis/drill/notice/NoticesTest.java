package dev.aionis.drill.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server: what it is told, and that nothing it does holds a drill up. */
class NoticesTest {

    /** For those that answer, on a machine however slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For those that never do. */
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private static final String SECRET_PATH = "/hunter2-token";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What a server does with a request that it has read. */
    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void start_and_end_are_told_in_their_order_as_plain_JSON() throws IOException {
        answering(exchange -> exchange.sendResponseHeaders(204, -1));

        try (Notices notices = notices(MessageForm.JSON)) {
            notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
            notices.tell(event(DrillEvent.Kind.END, "fail", "A: rto missed", verdicts()));
        }

        assertThat(said).isEmpty();
        assertThat(received).hasSize(2);
        assertThat(json(0).path("event").asText()).isEqualTo("start");
        JsonNode end = json(1);
        assertThat(end.path("event").asText()).isEqualTo("end");
        assertThat(end.path("verdict").asText()).isEqualTo("fail");
        assertThat(end.path("scenarios").path("B").asText()).isEqualTo("pass");
        assertThat(end.path("text").asText())
                .isEqualTo(
                        "Drill ha_drill_20260228_staging-ha_01 of staging-ha has ended: fail, A: rto missed (A fail, B"
                                + " pass). Owner: platform-oncall");
    }

    @Test
    void Slack_gets_text_and_a_block_with_its_three_characters_escaped() throws IOException {
        answering(exchange -> exchange.sendResponseHeaders(200, -1));

        try (Notices notices = notices(MessageForm.SLACK)) {
            notices.tell(event(DrillEvent.Kind.ABORT, "", "a < b & <!channel>", Map.of()));
        }

        assertThat(json(0).path("text").asText())
                .isEqualTo(
                        "Drill ha_drill_20260228_staging-ha_01 of staging-ha is aborted, what it changed is being undone:"
                                + " a &lt; b &amp; &lt;!channel&gt;. Owner: platform-oncall");
        assertThat(json(0).path("blocks").path(0).path("text").path("type").asText())
                .isEqualTo("mrkdwn");
    }

    @Test
    void a_refusal_is_one_line_without_the_address() {
        answering(exchange -> exchange.sendResponseHeaders(500, -1));
        try (Notices notices = notices(MessageForm.JSON)) {
            notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
        }

        assertThat(said)
                .containsExactly("note: notifications.json-webhook was not told of the start: answered HTTP 500");
    }

    @Test
    void a_redirect_is_not_followed() {
        answering(exchange -> {
            exchange.getResponseHeaders().add("location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        try (Notices notices = notices(MessageForm.JSON)) {
            notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
        }

        assertThat(received).hasSize(1);
        assertThat(said).singleElement().asString().endsWith("answered HTTP 302, which is not followed");
    }

    @Test
    void a_server_that_is_not_there_is_one_line() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Notices notices = notices(MessageForm.JSON, free, PATIENCE)) {
            notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
        }

        assertThat(said)
                .containsExactly("note: notifications.json-webhook was not told of the start: gave no answer:"
                        + " ConnectException");
    }

    @Test
    void a_server_that_never_answers_holds_nobody_up() {
        answering(exchange -> await());

        long told = timed(() -> {
            try (Notices notices = impatient()) {
                assertThat(timed(() -> notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()))))
                        .as("ms for telling")
                        .isLessThan(TIMEOUT.toMillis());
            }
        });

        assertThat(told).as("ms to the end").isLessThan(5 * TIMEOUT.toMillis());
        assertThat(said).singleElement().asString().startsWith("note: notifications.json-webhook ");
    }

    @Test
    void a_body_that_never_ends_holds_nobody_up() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            await();
        });

        long told = timed(() -> {
            try (Notices notices = impatient()) {
                notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
                notices.tell(event(DrillEvent.Kind.END, "pass", "", Map.of()));
            }
        });

        assertThat(told).as("ms").isLessThan(5 * TIMEOUT.toMillis());
        assertThat(said).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    private void answering(Behaviour behaviour) {
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            behaviour.answer(exchange);
            exchange.close();
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Notices notices(MessageForm form) {
        return notices(form, server.getAddress().getPort(), PATIENCE);
    }

    private Notices impatient() {
        return notices(MessageForm.JSON, server.getAddress().getPort(), TIMEOUT);
    }

    private Notices notices(MessageForm form, int port, Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + port + SECRET_PATH);
        return new Notices(List.of(new Webhook("notifications.json-webhook", url, form, timeout)), timeout, said::add);
    }

    private JsonNode json(int index) throws IOException {
        return new ObjectMapper().readTree(received.get(index));
    }

    private static Map<String, String> verdicts() {
        var verdicts = new LinkedHashMap<String, String>();
        verdicts.put("A", "fail");
        verdicts.put("B", "pass");
        return verdicts;
    }

    private static DrillEvent event(DrillEvent.Kind kind, String verdict, String why, Map<String, String> scenarios) {
        return new DrillEvent(
                kind,
                "ha_drill_20260228_staging-ha_01",
                "staging-ha",
                "platform-oncall",
                Instant.parse("2026-02-28T10:10:00Z"),
                verdict,
                why,
                scenarios);
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
