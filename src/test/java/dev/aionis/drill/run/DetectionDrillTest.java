package dev.aionis.drill.run;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios B and C against the embedded deployment, watched by a real Prometheus and a real Alertmanager: the latency
 * in the record is held against what the two say themselves. All of it is on one host, so their clocks are ours.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DetectionDrillTest {

    private static final String INSTALL =
            "apt-get install -y --no-install-recommends prometheus prometheus-alertmanager";

    /** Half of what a worker can do on a busy machine: an outbox that is long before the drill raises its alert too soon. */
    private static final String WRITES_PER_SECOND = "8";

    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** Scrape, evaluation and poll, each once, and as much again for a busy machine. */
    private static final Duration OF_ALERTMANAGER = Duration.ofSeconds(3);

    @TempDir
    static Path base;

    private static MonitoringPrograms programs;
    private static DrillRun run;
    private static Environment environment;
    private static ScenarioLog preconditions;
    private static ScenarioLog rollback;
    private static ScenarioLog worker;

    @BeforeAll
    static void reach_deployment_and_monitoring() throws IOException {
        assumeTrue(
                MonitoringPrograms.installed(),
                "Prometheus and Alertmanager are not installed, so nothing was measured; HINT: " + INSTALL);
        programs = MonitoringPrograms.start(base);
        run = new DrillRun(
                new DrillSettings(
                        base,
                        Path.of("target"),
                        Path.of("drill-config", "local.yaml"),
                        Map.ofEntries(
                                entry("environment", "detection-test"),
                                entry(
                                        "monitoring.prometheus",
                                        programs.prometheus().toString()),
                                entry(
                                        "monitoring.alert-api",
                                        programs.alertmanager().toString()),
                                entry("monitoring.alert-rules", "[AionisApiReplicaDown, AionisDeadLetters]"),
                                entry("monitoring.alerts.rollback", "[AionisApiErrorRate]"),
                                entry("monitoring.alerts.worker", "[AionisWorkerDown, AionisOutboxStalled]"),
                                entry("objectives.rollback.alert", "12s"),
                                entry("objectives.worker.alert", "12s"),
                                entry("rollback.observe-canary", "12s"),
                                entry("load.writes-per-second", WRITES_PER_SECOND),
                                entry("worker.pause", "12s")),
                        Map.of(),
                        Optional.empty()),
                new KeptAttachments());
        preconditions = run.select(Scenario.PRECONDITIONS, List.of());
        rollback = run.select(Scenario.API_ROLLBACK, List.of("Rolled back"));
        worker = run.select(Scenario.WORKER_RECOVERY, List.of("Recovered"));
        environment = run.kit(Environment.class, preconditions);
        preconditions.stepStarted(1, "The deployment answers");
        environment.readConfiguration();
        environment.reachDeployment();
        programs.scrape(run.deployment().dashboards().get(0));
        preconditions.stepDone();
    }

    @AfterAll
    static void close() {
        if (run != null) {
            run.close();
        }
        if (programs != null) {
            programs.close();
        }
    }

    @Test
    @Order(1)
    void the_preconditions_see_both_programs_ready_the_rules_loaded_and_a_test_alert_come_back() {
        Criterion monitoring = environment.monitoring();
        Criterion channel = environment.alertChannel();

        assertThat(monitoring.status()).as(monitoring.why()).isEqualTo(CriterionStatus.MET);
        assertThat(monitoring.measured().value())
                .as("dashboard, three of Prometheus, five rules")
                .isEqualTo(9);
        assertThat(channel.status()).as(channel.why()).isEqualTo(CriterionStatus.MET);
        assertThat(channel.why()).contains("Alertmanager is ready", "#ops-alerts");
    }

    @Test
    @Order(2)
    void the_error_rate_of_a_broken_candidate_raises_its_alert() {
        rollback.stepStarted(1, "Rolled back");
        try (ApiRollback kit = run.kit(ApiRollback.class, rollback)) {
            kit.measureEnvelope();
            kit.deployCanary();
            kit.compareCanary();
            assertMet(kit.alertDetected());
            kit.rollBack();
            kit.awaitRecovery();
        }
        rollback.stepDone();
    }

    @Test
    @Order(3)
    void a_worker_that_is_killed_raises_both_of_its_alerts() {
        worker.stepStarted(1, "Recovered");
        try (WorkerRecovery kit = run.kit(WorkerRecovery.class, worker)) {
            awaitEmptyOutbox();
            kit.measureBaseline();
            kit.takeAway();
            kit.letBacklogGrow();
            assertMet(kit.alertDetected());
            kit.restart();
            kit.awaitDrain();
            kit.endLoad();
        }
        worker.stepDone();
    }

    @Test
    @Order(4)
    void the_record_has_each_latency_with_bounds_that_hold_what_prometheus_says_itself() {
        run.close();
        DrillRecord record =
                RecordFiles.read(run.settings().records().resolve(run.id().value()));
        List<Map<?, ?>> detections = new ArrayList<>();
        for (ScenarioRecord scenario : record.scenarios().subList(1, 3)) {
            assertThat(scenario.measurement("alerts.detection"))
                    .hasValueSatisfying(rows -> ((List<?>) rows).forEach(row -> detections.add((Map<?, ?>) row)));
        }

        assertThat(detections)
                .extracting(row -> row.get("alert").toString())
                .containsExactly("AionisApiErrorRate", "AionisWorkerDown", "AionisOutboxStalled");
        assertThat(detections).allSatisfy(DetectionDrillTest::boundsHoldTheServersWord);
    }

    /** Prometheus stamps the evaluation; Alertmanager hears of it after, and the drill sees it there by its next poll. */
    private static void boundsHoldTheServersWord(Map<?, ?> row) {
        Instant after = Instant.parse(row.get("firedAfter").toString());
        Instant before = Instant.parse(row.get("firedBefore").toString());
        Instant server = Instant.parse(row.get("serverSince").toString());

        assertThat(Duration.between(after, before)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
        assertThat(server).isBetween(after.minus(OF_ALERTMANAGER), before);
    }

    @Test
    @Order(4)
    void the_polls_are_evidence_from_before_the_disruption_until_the_alert_was_gone() {
        List<AlertSample> samples = new ArrayList<>();
        Path folder = run.settings().records().resolve(run.id().value());
        SampleTable.ALERTS.read(folder.resolve("samples/c-alerts.csv"), samples::add);
        List<AlertSample> down = samples.stream()
                .filter(sample -> sample.alert().equals("AionisWorkerDown"))
                .toList();

        assertThat(down).extracting(AlertSample::state).containsOnly(AlertSample.State.QUIET, AlertSample.State.FIRING);
        assertThat(down.get(0).firing()).isFalse();
        assertThat(down.get(down.size() - 1).firing()).as("the worker is back").isFalse();
        assertThat(folder.resolve("alerts/c-detection.txt"))
                .content()
                .contains("AionisWorkerDown", "serverSince", "by the server's clock");
    }

    /** What the scenario before left behind would be this one's steady state. */
    private static void awaitEmptyOutbox() {
        try (var database = new AionisDatabase(run.deployment().database())) {
            Wait.upTo(SETTLED)
                    .forThe("the outbox to be empty")
                    .until(() -> database.backlog(Instant.now()).pending() == 0);
        }
    }

    private static void assertMet(Optional<Criterion> criterion) {
        assertThat(criterion).hasValueSatisfying(judged -> {
            assertThat(judged.status()).as(judged.why()).isEqualTo(CriterionStatus.MET);
            assertThat(judged.measured().plusMinus()).as("bounded").isBetween(0.001, 3.0);
            assertThat(judged.measured().value()).as("not before it was there").isPositive();
        });
    }
}
