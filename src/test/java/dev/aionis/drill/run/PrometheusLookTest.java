package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.config.AlertsConfig;
import dev.aionis.drill.config.MonitoringConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.observe.monitoring.Answers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Against servers that answer as a Prometheus does, and others. */
class PrometheusLookTest {

    private static final MonitoringConfig EXPECTING = new MonitoringConfig(
            List.of("sandbox"),
            "#ops-alerts",
            Optional.empty(),
            Optional.of("http://prometheus"),
            List.of("AionisDeadLetters"),
            new AlertsConfig(List.of(), List.of("AionisWorkerDown"), List.of()),
            Optional.empty());

    private final Map<String, String> pages = new HashMap<>(Map.of(
            "/-/ready", "Prometheus is Ready.",
            "/api/v1/status/config", success("{\"yaml\":\"global: {}\"}"),
            "/api/v1/status/runtimeinfo", success("{\"reloadConfigSuccess\":true}"),
            "/api/v1/alertmanagers", success("{\"activeAlertmanagers\":[{\"url\":\"http://am\"}]}"),
            "/api/v1/rules", rules("AionisDeadLetters", "ok", "AionisWorkerDown", "ok")));

    private static String success(String data) {
        return "{\"status\":\"success\",\"data\":" + data + "}";
    }

    private static String rules(String one, String health, String other, String otherHealth) {
        String rule = "{\"type\":\"alerting\",\"name\":\"%s\",\"health\":\"%s\",\"lastError\":\"no such metric\"}";
        return success("{\"groups\":[{\"rules\":[" + rule.formatted(one, health) + ","
                + rule.formatted(other, otherHealth) + "]}]}");
    }

    private static List<Check> look(RawServer server, Duration timeout) {
        try (server;
                var look = new PrometheusLook(server.url(), timeout)) {
            return look.checks(EXPECTING, true);
        }
    }

    private List<Check> look() {
        return look(Answers.of(pages), Duration.ofSeconds(10));
    }

    private static List<String> missed(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.status() == CriterionStatus.MISSED)
                .map(Check::toString)
                .toList();
    }

    @Test
    void a_prometheus_as_expected_passes_every_check() {
        assertThat(look())
                .extracting(Check::toString)
                .containsExactly(
                        "Prometheus is ready (HTTP 200)",
                        "Prometheus runs the configuration it was given last (loaded)",
                        "Prometheus sends alerts to an Alertmanager (to 1)",
                        "alert rule AionisDeadLetters (loaded)",
                        "alert rule AionisWorkerDown (loaded)");
        assertThat(missed(look())).isEmpty();
    }

    @Test
    void a_missing_rule_is_named_with_the_one_that_was_probably_meant() {
        pages.put("/api/v1/rules", rules("AionisDeadLeters", "ok", "SomethingElse", "ok"));

        assertThat(missed(look()))
                .containsExactly(
                        "alert rule AionisDeadLetters (not loaded, did you mean AionisDeadLeters?)",
                        "alert rule AionisWorkerDown (not loaded, nor one with a name like it among 2)");
    }

    @Test
    void a_rule_that_can_not_be_evaluated_never_fires_and_one_that_was_not_yet_is_unproven() {
        pages.put("/api/v1/rules", rules("AionisDeadLetters", "err", "AionisWorkerDown", "unknown"));

        List<Check> checks = look();

        assertThat(missed(checks))
                .containsExactly("alert rule AionisDeadLetters (its evaluation fails: no such metric)");
        assertThat(checks.get(4).status()).isEqualTo(CriterionStatus.UNPROVEN);
    }

    @Test
    void a_reload_that_failed_and_alerts_that_go_nowhere_are_seen() {
        pages.put("/api/v1/status/runtimeinfo", success("{\"reloadConfigSuccess\":false}"));
        pages.put("/api/v1/alertmanagers", success("{\"activeAlertmanagers\":[]}"));
        pages.remove("/-/ready");

        assertThat(missed(look()))
                .containsExactly(
                        "Prometheus is ready (HTTP 404)",
                        "Prometheus runs the configuration it was given last (the last reload failed, an older one"
                                + " runs)",
                        "Prometheus sends alerts to an Alertmanager (to 0)");
    }

    @Test
    void whatever_a_server_answers_becomes_a_check_in_bounded_time() {
        var over = new CountDownLatch(1);
        for (RawServer server : List.of(Answers.html(), Answers.garbage(), Answers.hanging(over))) {
            assertThat(missed(look(server, Duration.ofMillis(700))))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .last()
                    .asString()
                    .startsWith("Prometheus has the expected alert rules (Prometheus /api/v1/rules ");
        }
        over.countDown();
    }
}
