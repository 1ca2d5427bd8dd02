package dev.aionis.drill.observe.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.aionis.RawServer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AlertmanagerTest {

    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final String ALERTS = """
            [{"labels":{"alertname":"WorkerDown","instance":"w:1"},"startsAt":"2026-02-28T11:10:00.123+01:00",
              "status":{"state":"active","silencedBy":[],"inhibitedBy":[]}},
             {"labels":{"alertname":"WorkerDown","instance":"w:2"},"startsAt":"2026-02-28T10:10:01Z",
              "status":{"state":"suppressed","silencedBy":["s"],"inhibitedBy":[]}},
             {"labels":{"alertname":"WorkerDown","instance":"w:3"},"startsAt":"soon",
              "status":{"state":"suppressed","silencedBy":[],"inhibitedBy":["i"]}},
             {"labels":{"alertname":"Another"},"status":{"state":"active"}}]
            """;

    @Test
    void alerts_of_the_asked_names_are_read_with_their_beginning_and_whether_anybody_is_told() throws NoAnswer {
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", ALERTS));
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThat(alertmanager.firing(List.of("WorkerDown", "Odd.Name")))
                    .extracting(alert -> alert.labels().get("instance"), Alert::since, Alert::muted)
                    .containsExactly(
                            tuple("w:1", Optional.of(Instant.parse("2026-02-28T10:10:00.123Z")), Optional.empty()),
                            tuple("w:2", Optional.of(Instant.parse("2026-02-28T10:10:01Z")), Optional.of("silenced")),
                            tuple("w:3", Optional.empty(), Optional.of("inhibited by another alert")));
            assertThat(URLDecoder.decode(server.requests().get(0).line(), StandardCharsets.UTF_8))
                    .as("the server selects")
                    .contains("?filter=alertname=~\"WorkerDown|Odd\\\\.Name\" HTTP");
        }
    }

    @Test
    void a_path_prefix_is_kept() throws NoAnswer {
        try (RawServer server = Answers.of(Map.of("/am/api/v2/alerts", "[]"));
                var alertmanager = new Alertmanager(URI.create(server.url() + "/am/"), AMPLE)) {
            assertThat(alertmanager.firing(List.of("WorkerDown"))).isEmpty();
        }
    }

    @Test
    void its_status_says_version_and_cluster_and_what_only_takes_alerts_has_none() throws NoAnswer {
        String status = "{\"versionInfo\":{\"version\":\"0.25.0\"},\"cluster\":{\"status\":\"ready\"}}";
        try (RawServer server = Answers.of(Map.of("/api/v2/status", status));
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThat(alertmanager.status()).contains("version 0.25.0, cluster ready");
            assertThat(alertmanager.ready()).isEqualTo(404);
        }
        try (RawServer server = Answers.of(Map.of());
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThat(alertmanager.status()).isEmpty();
        }
    }

    @Test
    void a_status_of_something_else_is_told_from_an_alertmanager_s() {
        try (RawServer server = Answers.of(Map.of("/api/v2/status", "{\"cluster\":{\"status\":\"ready\"}}"));
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThatThrownBy(alertmanager::status)
                    .hasMessage("Alertmanager /api/v2/status answered JSON, but not an Alertmanager's status with"
                            + " versionInfo");
        }
    }

    @Test
    void all_alerts_are_read_without_a_filter() throws NoAnswer {
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", ALERTS));
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThat(alertmanager.name()).isEqualTo("Alertmanager /api/v2/alerts");
            assertThat(alertmanager.firing())
                    .extracting(Alert::name)
                    .containsOnlyOnce("Another")
                    .hasSize(4);
            assertThat(server.requests().get(0).line()).isEqualTo("GET /api/v2/alerts HTTP/1.1");
        }
    }

    @Test
    void an_alert_is_sent_as_the_api_takes_it() throws NoAnswer {
        try (RawServer server = RawServer.answering(202, "", "");
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThat(alertmanager.send(Map.of("alertname", "DrillTest"), Map.of("summary", "a test")))
                    .isEqualTo(202);
            assertThat(server.requests().get(0).line()).isEqualTo("POST /api/v2/alerts HTTP/1.1");
            assertThat(server.requests().get(0).body())
                    .contains("\"labels\":{\"alertname\":\"DrillTest\"}", "\"annotations\":{\"summary\":\"a test\"}");
        }
    }

    @Test
    void an_empty_answer_is_told_as_such() {
        try (RawServer server = RawServer.answering(200, "", "");
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThatThrownBy(alertmanager::firing).hasMessageContaining("answered");
        }
        try (RawServer server = RawServer.answering(503, "", "");
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThatThrownBy(alertmanager::firing)
                    .hasMessage("Alertmanager /api/v2/alerts answered HTTP 503, empty body, expected 200");
        }
    }

    @Test
    void a_closed_one_asks_nobody() {
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", "[]"))) {
            var alertmanager = new Alertmanager(server.url(), AMPLE);
            alertmanager.close();
            assertThatThrownBy(alertmanager::ready).isInstanceOf(Exception.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_login_page_is_no_list_of_alerts() {
        try (RawServer server = Answers.html();
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThatThrownBy(() -> alertmanager.firing(List.of("WorkerDown")))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessage("Alertmanager /api/v2/alerts answered HTTP 200, body begins"
                            + " '<!DOCTYPE html> <html><body>Please log in</body></html>', expected JSON");
            assertThatThrownBy(alertmanager::status).isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void an_object_in_the_place_of_the_list_is_told_from_a_list_without_alerts() {
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", "{\"status\":\"success\"}"));
                var alertmanager = new Alertmanager(server.url(), AMPLE)) {
            assertThatThrownBy(() -> alertmanager.firing(List.of("WorkerDown")))
                    .hasMessage("Alertmanager /api/v2/alerts answered JSON, but not a list of alerts");
        }
    }

    @Test
    void a_flood_is_read_up_to_a_limit() {
        try (RawServer garbage = Answers.garbage();
                RawServer flood = Answers.flood();
                var one = new Alertmanager(garbage.url(), AMPLE);
                var other = new Alertmanager(flood.url(), AMPLE)) {
            assertThatThrownBy(() -> one.firing(List.of("WorkerDown"))).hasMessageContaining("expected JSON");
            assertThatThrownBy(() -> other.firing(List.of("WorkerDown")))
                    .hasMessageContaining("longer than " + Peer.LIMIT + " bytes");
        }
    }

    @Test
    void a_server_that_hangs_is_given_up_and_one_that_is_away_is_named() {
        var over = new CountDownLatch(1);
        try (RawServer server = Answers.hanging(over);
                var alertmanager = new Alertmanager(server.url(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> alertmanager.firing(List.of("WorkerDown")))
                    .hasMessage("Alertmanager /api/v2/alerts gave no answer: nothing whole within 300 ms");
            over.countDown();
        }
        URI away;
        try (RawServer server = Answers.html()) {
            away = server.url();
        }
        try (var alertmanager = new Alertmanager(away, AMPLE)) {
            assertThatThrownBy(alertmanager::ready)
                    .hasMessageStartingWith("Alertmanager /-/ready gave no answer: HttpHostConnectException")
                    .hasNoCause();
        }
    }
}
