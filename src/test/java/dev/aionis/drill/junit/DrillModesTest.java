package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.run.ExternalPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** The whole suite of scenarios in each mode but the drill itself, against a deployment over real sockets. */
class DrillModesTest {

    private static final String LEFT_OUT = "SKIPPED left out: ";

    @TempDir
    static Path base;

    private static ExternalPlace place;

    private final Map<String, String> former = new HashMap<>();

    @BeforeAll
    static void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
    }

    @AfterAll
    static void stopPlace() {
        place.close();
    }

    @AfterEach
    void forget() throws IOException {
        former.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        Files.createDirectories(base.resolve("drill-records"));
        try (Stream<Path> kept = Files.walk(base.resolve("drill-records"))) {
            kept.sorted((one, other) -> other.compareTo(one)).forEach(DrillModesTest::delete);
        }
    }

    @Test
    void a_plan_says_everything_that_would_be_done_and_sends_nothing() throws IOException {
        tell("drill.plan", "");
        Path touched = base.resolve("a-command-ran");
        tell("drill.set.hook.cleanup.command", "[touch, \"" + touched + "\"]");
        tell("drill.set.monitoring.incidents.command.command", "[touch, \"" + touched + "\"]");
        tell("drill.set.levers.worker", "hook");
        tell("drill.set.hook.worker.stop.command", "[touch, \"" + touched + "\"]");
        tell("drill.set.hook.worker.start.command", "[touch, \"" + touched + "\", again]");
        tell("drill.set.gates.0.command", "[touch, \"" + touched + "\"]");
        int before = place.connections();
        Map<String, String> outcomes;
        try (RawServer database = RawServer.answering(200, "", "")) {
            tell(
                    "drill.set.deployment.external.database.url",
                    database.url().toString().replace("http:", "jdbc:postgresql:") + "/aionis");

            outcomes = outcomes();

            assertThat(database.connections()).as("connections to the database").isZero();
        }
        assertThat(place.connections()).as("connections to the API").isEqualTo(before);
        assertThat(touched).doesNotExist();
        assertThat(outcomes).hasSize(6);
        assertThat(outcomes.values()).containsOnly(LEFT_OUT + "planned only, nothing is done");
        assertThat(base.resolve("drill-records")).isDirectoryNotContaining("glob:**ha_drill_*");
        Path plan = onlyPlan();
        assertThat(plan.getFileName().toString()).matches("plan-hostile-\\d{8}T\\d{9}Z\\.md");
        assertThat(plan)
                .content()
                .contains(
                        "# Plan of a drill of hostile",
                        "4. The database is restored into an isolated environment (0s, at most 2h)",
                        "POST /v1/memory/write at 20/s for 1s, about 20 requests, to http://127.0.0.1:",
                        "only read: tenant=acme, scope=default; written to: tenant=acme, scope=ha-drill-<drill id>",
                        "- levers.release is none: scenario B does not run",
                        "   - worker.stop: $ touch " + touched + ", for at most 300 s",
                        "   - undo: worker.start: $ touch " + touched + " again, for at most 300 s",
                        "command $ echo http://127.0.0.1:",
                        "command $ touch " + touched + ", told the scope tenant=acme, scope=ha-drill-<drill id>",
                        "where n.scope = 'tenant:acme::scope:ha-drill-<drill id>'",
                        "| Scenario C: Worker Recovery + Replay Drill | 1m31s | 41m31s |")
                .doesNotContain(ExternalPlace.KEY);
    }

    @Test
    void a_plan_of_a_refused_configuration_fails_with_its_problems() {
        tell("drill.plan", "true");
        tell("drill.set.objectives.restore.rto", "soon");

        Map<String, String> outcomes = outcomes();

        assertThat(outcomes.get("Preconditions")).startsWith("FAILED").contains("has 1 problem");
        assertThat(outcomes).containsValue(LEFT_OUT + "planned only, nothing is done");
    }

    @Test
    void a_preflight_runs_the_preconditions_alone_and_what_is_unproven_fails_nothing() throws IOException {
        tell("drill.preflight", "");

        Map<String, String> outcomes = outcomes();

        assertThat(outcomes.values().stream().filter(outcome -> outcome.equals("SUCCESSFUL")))
                .as(outcomes.toString())
                .hasSize(9);
        assertThat(outcomes.values().stream().filter(outcome -> outcome.startsWith(LEFT_OUT)))
                .hasSize(5);
        DrillRecord record = onlyRecord();
        assertThat(record.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(record.why()).startsWith("preflight only, nothing is drilled; preconditions: ");
        assertThat(record.scenarios())
                .allMatch(scenario -> scenario.verdict() == ScenarioVerdict.NOT_SELECTED)
                .extracting(ScenarioRecord::why)
                .containsOnly("preflight only, nothing is drilled");
        assertThat(record.preconditions())
                .filteredOn(one -> one.status() == dev.aionis.drill.model.CriterionStatus.UNPROVEN)
                .extracting(one -> one.name())
                .containsExactlyInAnyOrder(
                        "worker-apart", "alert-channel", "rollback-artifact", "backup-age", "restore-rehearsed");
    }

    @Test
    void a_preflight_with_a_wrong_key_fails_in_one_step_with_one_clear_finding() throws IOException {
        tell("drill.preflight", "");
        Files.writeString(base.resolve("wrong-key"), "not-the-key-at-all");
        tell("drill.set.deployment.external.api-key", "${file:wrong-key}");

        Map<String, String> outcomes = outcomes();

        assertThat(outcomes.entrySet().stream()
                        .filter(one -> one.getValue().startsWith("FAILED"))
                        .map(Map.Entry::getKey))
                .containsExactly("04. The drill may read and run what it needs and knows the time");
        assertThat(onlyRecord().why())
                .contains("preconditions: api-credentials: 0 checks")
                .doesNotContain("not-the-key-at-all");
    }

    private void tell(String name, String value) {
        former.putIfAbsent(name, System.setProperty(name, value));
    }

    private Map<String, String> outcomes() {
        tell("drill.basedir", base.toString());
        try {
            Files.writeString(base.resolve("key"), ExternalPlace.KEY);
            Files.writeString(base.resolve("password"), "reader");
            String file = Files.readString(place.configuration());
            Path told = Files.writeString(
                    base.resolve("told.yaml"),
                    file.replace("${API_KEY}", "${file:key}").replace("${DB_PASSWORD}", "${file:password}"));
            tell("drill.config", told.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        var outcomes = new LinkedHashMap<String, String>();
        var all = request()
                .configurationParameter(
                        "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$OrderAnnotation")
                .selectors(selectPackage("dev.aionis.drill.scenario"))
                .build();
        LauncherFactory.create().execute(all, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                    outcomes.put(test.getDisplayName(), result.getStatus() + message(result));
                }
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                outcomes.put(test.getDisplayName(), "SKIPPED " + reason);
            }
        });
        return outcomes;
    }

    private static String message(TestExecutionResult result) {
        return result.getThrowable().map(thrown -> " " + thrown.getMessage()).orElse("");
    }

    private static Path onlyPlan() throws IOException {
        return only("plan-");
    }

    private static DrillRecord onlyRecord() throws IOException {
        return RecordFiles.read(only("ha_drill_"));
    }

    private static Path only(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("drill-records"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
