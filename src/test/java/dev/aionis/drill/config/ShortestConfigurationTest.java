package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.model.TenantScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that says only what must be said, and the defaults that fill it up. */
class ShortestConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read() {
        DrillConfig config = new Configurations(folder).read(Configurations.SHORTEST);

        assertThat(config.environment()).isEqualTo("local");
        assertThat(config.sample()).isEqualTo(new TenantScope("default", "default"));
        assertThat(config.release()).isEqualTo(new ReleaseConfig("v0.2.2", "v0.1.8"));
        assertThat(config.monitoring().alertChannel()).isEqualTo("#ops-alerts");
        assertThat(config.gates())
                .containsExactly(new GateConfig(
                        "preflight",
                        List.of("npm", "run", "-s", "preflight:prod"),
                        GateConfig.Phase.SIGN_OFF,
                        Duration.ofMinutes(10),
                        Map.of()));
    }

    @Test
    void what_is_left_out_has_its_default() {
        DrillConfig config = new Configurations(folder).read(Configurations.SHORTEST);

        assertThat(config.production()).isFalse();
        assertThat(config.observers()).isEmpty();
        assertThat(config.monitoring().dashboards()).containsExactly("sandbox");
        assertThat(config.monitoring().alertApi()).isEmpty();
        assertThat(config.objectives().restore())
                .isEqualTo(new RestoreObjectives(Duration.ofMinutes(30), 0, Duration.ZERO));
        assertThat(config.worker().stop()).isEqualTo(StopMode.STOP);
        assertThat(config.deployment().external()).isEmpty();
        assertThat(config.deployment().sandbox().orElseThrow().postgresHome()).isEqualTo(Optional.empty());
    }

    @Test
    void the_default_load_stays_under_the_limits_of_aionis() {
        ConfigReading reading = new Configurations(folder).reading(Configurations.SHORTEST, Map.of());

        assertThat(reading.config().load().writesPerSecond()).isEqualTo(4);
        assertThat(reading.config().load().recallsPerSecond()).isEqualTo(3);
        assertThat(reading.config().deployment().sandbox().orElseThrow().rateLimits())
                .isTrue();
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void gates_are_chosen_by_phase() {
        DrillConfig config = new Configurations(folder).read(Configurations.SHORTEST + """
                  - name: health-gate
                    command: [npm, run, -s, "job:health-gate"]
                    phase: after-worker
                """);

        assertThat(config.gates(GateConfig.Phase.AFTER_WORKER))
                .extracting(GateConfig::name)
                .containsExactly("health-gate");
        assertThat(config.gates(GateConfig.Phase.SIGN_OFF))
                .extracting(GateConfig::name)
                .containsExactly("preflight");
    }

    @Test
    void an_external_deployment_is_read_with_its_secrets() {
        ConfigReading reading = new Configurations(folder).reading(Configurations.EXTERNAL, Map.of());
        ExternalConfig external = reading.config().deployment().external().orElseThrow();

        assertThat(external.api()).hasToString("https://aionis.example.org");
        assertThat(external.apiKey().reveal()).isEqualTo("k3y-hunter2");
        assertThat(external.database().password().reveal()).isEqualTo("pw-hunter2");
        assertThat(external.replicas()).hasSize(2);
        assertThat(reading.secrets()).extracting(Secret::reveal).containsExactly("k3y-hunter2", "pw-hunter2");
    }
}
