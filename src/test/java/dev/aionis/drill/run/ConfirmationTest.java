package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to a production environment without its name. */
class ConfirmationTest {

    @TempDir
    Path base;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "staging-ha", "PROD-HA", "prod", "prod-ha ", "true"})
    void production_is_not_touched_under_another_name(String confirmed) throws IOException {
        refused(production("true"), DrillMode.DRILL, Optional.of(confirmed))
                .hasMessageStartingWith("environment prod-ha, which is production, seen -Ddrill.confirm=" + confirmed
                        + ", expected -Ddrill.confirm=prod-ha\nHINT: real users are served there");
    }

    @ParameterizedTest
    @EnumSource(
            value = DrillMode.class,
            names = {"DRILL", "PREFLIGHT"})
    void neither_a_drill_nor_a_preflight_touches_it_unasked(DrillMode mode) throws IOException {
        refused(production("true"), mode, Optional.empty())
                .hasMessageStartingWith("environment prod-ha, which is production, seen no -Ddrill.confirm,"
                        + " expected -Ddrill.confirm=prod-ha\n");
    }

    @Test
    void a_name_for_another_environment_than_the_configured_one_is_a_mistake_also_where_none_is_asked_for()
            throws IOException {
        refused(production("false"), DrillMode.DRILL, Optional.of("staging-ha"))
                .hasMessageStartingWith("environment prod-ha, seen -Ddrill.confirm=staging-ha, expected none, or"
                        + " -Ddrill.confirm=prod-ha\nHINT: is this the configuration that you mean?");
    }

    @Test
    void with_its_name_it_is_drilled_and_without_real_users_no_name_is_asked_for() throws IOException {
        configure(production("true"), DrillMode.DRILL, Optional.of("prod-ha"));
        configure(production("false"), DrillMode.DRILL, Optional.empty());
        configure(production("false"), DrillMode.DRILL, Optional.of(""));
        configure(production("false"), DrillMode.DRILL, Optional.of("prod-ha"));

        assertThat(base.resolve("drill-records")).isDirectoryContaining("glob:**ha_drill_*_04");
    }

    @Test
    void a_plan_touches_nothing_and_says_that_a_name_is_needed() throws IOException {
        DrillSettings settings = settings(production("true"), DrillMode.PLAN, Optional.empty());

        Path plan = new DrillPlanner(settings).plan(new LinkedHashMap<>());

        assertThat(plan)
                .content()
                .contains("external, **production**: a drill and a preflight need -Ddrill.confirm=prod-ha");
    }

    @Test
    void the_name_is_taken_from_the_command_line() {
        Properties former = (Properties) System.getProperties().clone();
        try {
            System.setProperty("drill.confirm", "prod-ha");
            assertThat(DrillSettings.fromSystem().confirmed()).contains("prod-ha");
            System.clearProperty("drill.confirm");
            assertThat(DrillSettings.fromSystem().confirmed()).isEmpty();
        } finally {
            System.setProperties(former);
        }
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            Path yaml, DrillMode mode, Optional<String> confirmed) {
        var thrown = assertThatThrownBy(() -> configure(yaml, mode, confirmed)).isInstanceOf(DrillException.class);
        assertThat(base.resolve("drill-records")).as("nothing was begun").doesNotExist();
        return thrown;
    }

    private void configure(Path yaml, DrillMode mode, Optional<String> confirmed) {
        try (var run = new DrillRun(settings(yaml, mode, confirmed), new KeptAttachments())) {
            ScenarioLog log = run.select(Scenario.PRECONDITIONS, List.of("Configured"));
            log.begin();
            log.stepStarted(1, "Configured");
            run.configure(log);
            log.stepDone();
        }
    }

    private DrillSettings settings(Path yaml, DrillMode mode, Optional<String> confirmed) {
        return new DrillSettings(
                base,
                base.resolve("work"),
                yaml,
                Map.of(),
                Map.of(),
                Optional.empty(),
                mode,
                ResidueOrder.NONE,
                confirmed);
    }

    private Path production(String marked) throws IOException {
        return Files.writeString(base.resolve("drill.yaml"), """
                environment: prod-ha
                production: %s
                owner: platform-oncall
                sample: {tenant: default, scope: default}
                release: {candidate: v0.2.2, rollback: v0.1.8}
                deployment:
                  kind: external
                  external:
                    api: http://127.0.0.1:1
                    database: {url: "jdbc:postgresql://127.0.0.1:1/aionis", user: drill}
                monitoring: {dashboards: ["http://127.0.0.1:1"], alert-channel: "#ops-alerts"}
                levers: {worker: none, release: none, restore: none}
                gates: [{name: preflight, command: ["true"]}]
                """.formatted(marked));
    }
}
