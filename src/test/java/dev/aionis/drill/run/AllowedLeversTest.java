package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.config.ConfigurationRefused;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levers that safety.levers does not name, asked for all the same. */
@Tag("long")
class AllowedLeversTest {

    @TempDir
    static Path base;

    private static ExternalPlace place;
    private static RawServer balancer;

    @BeforeAll
    static void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
        balancer = new RawServer(place.sound());
    }

    @AfterAll
    static void stopPlace() {
        balancer.close();
        place.close();
    }

    @Test
    void a_scenario_whose_lever_is_not_allowed_does_not_run_and_the_drill_is_partial_at_best() throws IOException {
        DrillRun run = run(DrillMode.DRILL, "[release, load]");
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured"));
        ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
        ScenarioLog rollback = run.select(Scenario.API_ROLLBACK, List.of("Observed"));
        ScenarioLog worker = run.select(Scenario.WORKER_RECOVERY, List.of("Observed"));
        ScenarioLog closing = run.select(Scenario.SIGN_OFF, List.of("Looked"));
        preconditions.begin();
        preconditions.stepStarted(1, "Configured");
        run.configure(preconditions);
        preconditions.stepDone();

        assertThat(run.obstacle(rollback))
                .as("allowed, but there is none")
                .contains("levers.release is none, so nothing can be changed by it");
        assertThat(run.obstacle(closing)).isEmpty();
        assertThat(run.obstacle(restore))
                .contains("lever restore may not change this environment: safety.levers does not name it");
        restore.skipped(run.obstacle(restore).orElseThrow());
        worker.skipped(run.obstacle(worker).orElseThrow());
        run.close();

        DrillRecord record = run.record().orElseThrow();
        assertThat(record.scenarios())
                .filteredOn(scenario -> List.of("A", "C").contains(scenario.id()))
                .extracting(ScenarioRecord::verdict)
                .containsOnly(ScenarioVerdict.PARTIAL);
        assertThat(record.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(record.why())
                .contains("C: lever worker may not change this environment: safety.levers does not name it");
    }

    @Test
    void a_plan_names_what_is_not_allowed() throws IOException {
        DrillSettings settings = place.settings(balancer.url(), DrillMode.PLAN, Map.of("safety.levers", "[release]"));

        assertThat(new DrillPlanner(settings).plan(new LinkedHashMap<>()))
                .content()
                .contains(
                        "- safety.levers does not name restore: scenario A does not run",
                        "- safety.levers does not name worker: scenario C does not run",
                        "- safety.levers does not name load: hook.load is not run")
                .doesNotContain("scenario B does not run\n- safety");
    }

    @Test
    void the_operators_load_is_not_put_on_where_it_is_not_allowed() throws IOException {
        Path touched = base.resolve("load-ran");
        var load = Map.of(
                "hook.load.start.command", "[touch, \"" + touched + "\"]", "hook.load.stop.command", "[\"true\"]");
        putOn("[restore]", load);
        assertThat(touched).doesNotExist();

        putOn("[restore, load]", load);
        assertThat(touched).exists();
    }

    private static void putOn(String levers, Map<String, String> load) throws IOException {
        try (DrillRun run = run(DrillMode.DRILL, levers, load)) {
            ScenarioLog log = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
            log.begin();
            log.stepStarted(1, "Reached");
            try (Environment environment = run.kit(Environment.class, log)) {
                environment.readConfiguration();
                environment.reachDeployment();
                assertThat(new Stage(run, log).loadHook().flatMap(LoadHook::start))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_name_that_is_no_levers_is_a_mistake_in_the_configuration() {
        assertThatThrownBy(() -> configured("[worker, relese]"))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining(
                        "safety.levers.1, seen \"relese\", expected one of worker, release, restore, replica, load")
                .hasMessageContaining("HINT: did you mean release?");
        assertThatThrownBy(() -> configured("[everything]"))
                .hasMessageContaining("HINT: leave out what the drill may not change");
    }

    private static void configured(String levers) throws IOException {
        try (DrillRun run = run(DrillMode.DRILL, levers)) {
            run.configure(run.select(Scenario.PRECONDITIONS, List.of("Configured")));
        }
    }

    private static DrillRun run(DrillMode mode, String levers) throws IOException {
        return run(mode, levers, Map.of());
    }

    private static DrillRun run(DrillMode mode, String levers, Map<String, String> more) throws IOException {
        var changes = new LinkedHashMap<>(more);
        changes.put("safety.levers", levers);
        return new DrillRun(place.settings(balancer.url(), mode, changes), new KeptAttachments());
    }
}
