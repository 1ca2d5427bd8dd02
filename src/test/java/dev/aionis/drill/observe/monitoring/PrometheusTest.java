package dev.aionis.drill.observe.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.aionis.RawServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrometheusTest {

    private static final Duration AMPLE = Duration.ofSeconds(10);

    @Test
    void only_alerts_whose_waiting_time_is_over_fire() throws NoAnswer {
        String alerts = """
                {"status":"success","data":{"alerts":[
                  {"labels":{"alertname":"WorkerDown"},"state":"pending","activeAt":"2026-02-28T10:10:00Z"},
                  {"labels":{"alertname":"OutboxStalled"},"state":"firing","activeAt":"2026-02-28T10:10:00.5Z"},
                  {"labels":{"alertname":"Another"},"state":"firing","activeAt":"2026-02-28T10:10:00Z"}]}}
                """;
        try (RawServer server = Answers.of(Map.of("/api/v1/alerts", alerts));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThat(prometheus.firing(List.of("WorkerDown", "OutboxStalled")))
                    .extracting(Alert::name, Alert::since)
                    .containsExactly(tuple("OutboxStalled", Optional.of(Instant.parse("2026-02-28T10:10:00.5Z"))));
        }
    }

    @Test
    void recording_rules_are_no_alert_rules() throws NoAnswer {
        String rules = """
                {"status":"success","data":{"groups":[{"rules":[
                  {"type":"recording","name":"rate:requests","health":"ok"},
                  {"type":"alerting","name":"WorkerDown","health":"err","lastError":"many-to-many"}]}]}}
                """;
        try (RawServer server = Answers.of(Map.of("/api/v1/rules", rules));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThat(prometheus.rules()).containsExactly(new AlertRule("WorkerDown", "err", "many-to-many"));
        }
    }

    @Test
    void its_state_is_read_from_its_pages() throws NoAnswer {
        Map<String, String> pages = Map.of(
                "/-/ready", "Prometheus is Ready.",
                "/api/v1/status/config", "{\"status\":\"success\",\"data\":{\"yaml\":\"global:\"}}",
                "/api/v1/status/runtimeinfo", "{\"status\":\"success\",\"data\":{\"reloadConfigSuccess\":true}}",
                "/api/v1/alertmanagers",
                        "{\"status\":\"success\",\"data\":{\"activeAlertmanagers\":[{\"url\":\"a\"},{\"url\":\"b\"}]}}");
        try (RawServer server = Answers.of(pages);
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThat(prometheus.name()).isEqualTo("Prometheus /api/v1/alerts");
            assertThat(prometheus.ready()).isEqualTo(200);
            assertThat(prometheus.configured()).isTrue();
            assertThat(prometheus.alertmanagers()).isEqualTo(2);
        }
    }

    @Test
    void a_configuration_that_it_did_not_take_or_that_is_empty_is_told() throws NoAnswer {
        String config = "/api/v1/status/config";
        String runtime = "/api/v1/status/runtimeinfo";
        String refused = "{\"status\":\"success\",\"data\":{\"reloadConfigSuccess\":false}}";
        String given = "{\"status\":\"success\",\"data\":{\"yaml\":\"global:\"}}";
        try (RawServer server = Answers.of(Map.of(config, given, runtime, refused));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThat(prometheus.configured()).isFalse();
        }
        String none = "{\"status\":\"success\",\"data\":{\"yaml\":\" \"}}";
        try (RawServer server = Answers.of(Map.of(config, none, runtime, refused));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThatThrownBy(prometheus::configured)
                    .hasMessage("Prometheus /api/v1/status/config answered JSON, but not a configuration");
        }
    }

    @Test
    void a_success_without_what_was_asked_for_is_no_answer() {
        String bare = "{\"status\":\"success\"}";
        String empty = "{\"status\":\"success\",\"data\":{}}";
        try (RawServer server = Answers.of(Map.of("/api/v1/alerts", empty, "/api/v1/rules", empty));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThatThrownBy(() -> prometheus.firing(List.of("WorkerDown"))).hasMessageEndingWith("a list of alerts");
            assertThatThrownBy(prometheus::rules).hasMessageEndingWith("groups of rules");
        }
        try (RawServer server = Answers.of(Map.of("/api/v1/alertmanagers", bare));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThatThrownBy(prometheus::alertmanagers)
                    .hasMessageEndingWith("a successful answer of the Prometheus API");
        }
    }

    @Test
    void a_closed_one_asks_nobody() {
        try (RawServer server = Answers.of(Map.of())) {
            var prometheus = new Prometheus(server.url(), AMPLE);
            prometheus.close();
            assertThatThrownBy(prometheus::ready).isInstanceOf(Exception.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_error_of_the_API_is_no_answer() {
        String error = "{\"status\":\"error\",\"error\":\"too busy\"}";
        try (RawServer server = Answers.of(Map.of("/api/v1/alerts", error, "/api/v1/rules", "[]"));
                var prometheus = new Prometheus(server.url(), AMPLE)) {
            assertThatThrownBy(() -> prometheus.firing(List.of("WorkerDown")))
                    .hasMessage("Prometheus /api/v1/alerts answered JSON, but not a successful answer of the"
                            + " Prometheus API");
            assertThatThrownBy(prometheus::rules).isInstanceOf(NoAnswer.class);
            assertThatThrownBy(prometheus::configured)
                    .hasMessage("Prometheus /api/v1/status/config answered HTTP 404, body begins 'no such page',"
                            + " expected 200");
        }
    }
}
