package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.DrillConfigReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsLookoutTest {

    @Test
    void what_any_disruption_of_the_drill_must_raise_is_expected() {
        var config = DrillConfigReader.read(
                Path.of("drill-config/local.yaml"),
                Map.of(
                        "monitoring.alerts.rollback", "[AionisApiErrorRate]",
                        "monitoring.alerts.worker", "[OutboxBacklogGrowing]",
                        "monitoring.alerts.replica", "[AionisApiReplicaDown]",
                        "abort.expected-alerts", "[Watchdog]"),
                Map.of());

        assertThat(AlertsLookout.expected(config))
                .containsExactlyInAnyOrder(
                        "AionisApiErrorRate", "OutboxBacklogGrowing", "AionisApiReplicaDown", "Watchdog");
    }
}
