package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What expected alerts need. */
class AlertChecksTest {

    @TempDir
    private Path folder;

    private static String expecting(String monitoring, String objectives) {
        return Configurations.SHORTEST.replace("alert-channel: \"#ops-alerts\"\n", """
                alert-channel: "#ops-alerts"
                  alerts: {worker: [AionisWorkerDown, AionisWorkerDown], rollback: [AionisApiErrorRate]}
                """ + monitoring) + objectives;
    }

    @Test
    void expected_alerts_need_an_objective_and_somebody_to_ask() {
        assertThat(new Configurations(folder).refusal(expecting("", "")))
                .contains("has 4 problems")
                .contains("drill.yaml:12: objectives.worker.alert, seen nothing, expected a duration such as 2m")
                .contains("HINT: monitoring.alerts.worker expects alerts; say how soon they must fire")
                .contains("objectives.rollback.alert, seen nothing")
                .contains("monitoring.alert-api, seen nothing, expected the base URL of an Alertmanager, or one in"
                        + " monitoring.prometheus");
    }

    @Test
    void the_disruption_is_kept_up_for_as_long_as_the_objective() {
        assertThat(new Configurations(folder)
                        .refusal(expecting(
                                "  alert-api: sandbox\n",
                                "objectives: {worker: {alert: 2m}, rollback: {alert: 20m}}\n")))
                .contains("worker.pause, seen \"1m\", the default, expected at least objectives.worker.alert")
                .contains("rollback.observe-canary, seen");
    }

    @Test
    void one_of_alertmanager_and_prometheus_is_enough() {
        String objectives =
                "objectives: {worker: {alert: 30s}, rollback: {alert: 20s}}\nrollback: {observe-canary: 2m}\n";
        for (String one : new String[] {"alert-api: sandbox", "prometheus: http://prometheus:9090"}) {
            DrillConfig config = new Configurations(folder).read(expecting("  " + one + "\n", objectives));

            assertThat(config.monitoring().alerts().worker()).as("each once").containsExactly("AionisWorkerDown");
            assertThat(config.monitoring().alerts().all()).containsExactly("AionisApiErrorRate", "AionisWorkerDown");
            assertThat(config.objectives().worker().alert()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void rules_need_a_prometheus_that_holds_them() {
        String rules = Configurations.SHORTEST.replace(
                "alert-channel: \"#ops-alerts\"\n",
                "alert-channel: \"#ops-alerts\"\n  alert-rules: [AionisWorkerDown]\n");

        assertThat(new Configurations(folder).refusal(rules))
                .contains("drill.yaml:12: monitoring.prometheus, seen nothing, expected the base URL of a Prometheus"
                        + " server");
    }

    @Test
    void an_objective_has_a_range_of_its_own() {
        assertThat(new Configurations(folder)
                        .refusal(Configurations.SHORTEST + "objectives: {worker: {alert: 2d}}\nworker: {pause: 1h}\n"))
                .contains("objectives.worker.alert, seen \"2d\", expected between 1ms and 1d");
    }
}
