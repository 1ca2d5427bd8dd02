package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One drill against the embedded deployment, shared since its start takes seconds; the last test closes it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class EmbeddedDrillTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path base;

    private static Monitoring monitoring;
    private static DrillRun run;
    private static ScenarioLog log;
    private static Environment environment;
    private static Stage stage;

    @BeforeAll
    static void reach_the_deployment() throws IOException {
        monitoring = Monitoring.start();
        var overrides = Map.of(
                "environment",
                "kit-test",
                "monitoring.dashboards",
                "[sandbox, \"" + monitoring.uri() + "/dashboard\"]",
                "monitoring.alert-api",
                monitoring.uri().toString(),
                // too long to see any outage but one that is announced
                "observe.probe-interval",
                "30s",
                "observe.write-probe-interval",
                "1m");
        run = new DrillRun(
                new DrillSettings(
                        base,
                        Path.of("target"),
                        Path.of("drill-config", "local.yaml"),
                        overrides,
                        Map.of(),
                        Optional.empty()),
                new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of());
        log = run.select(Scenario.API_ROLLBACK, List.of());
        stage = new Stage(run, log);
        environment = run.kit(Environment.class, preconditions);
        preconditions.stepStarted(1, "The deployment answers");
        environment.readConfiguration();
        environment.reachDeployment();
        preconditions.stepDone();
    }

    @AfterEach
    void monitoring_is_well_again() {
        monitoring.mood = Monitoring.Mood.WELL;
        monitoring.forget();
    }

    @AfterAll
    static void close() {
        run.close();
        monitoring.close();
    }

    @Test
    @Order(1)
    void the_embedded_deployment_meets_every_precondition() {
        List<Criterion> judged = List.of(
                environment.apiReplicas(),
                environment.distinctReplicas(),
                environment.workerApart(),
                environment.externalDatabase(),
                environment.monitoring(),
                environment.alertChannel(),
                environment.rollbackArtifact(),
                environment.durability(),
                environment.archiving(),
                environment.archiveAge(),
                environment.restoreRehearsed());

        assertThat(judged).extracting(Criterion::status).containsOnly(CriterionStatus.MET);
    }

    @Test
    @Order(2)
    void a_test_alert_names_the_drill_and_is_seen_where_it_was_sent() {
        List<Check> seen = new MonitoringLook(stage).alertChannel();

        assertThat(seen).containsExactly(Check.of("#ops-alerts", true, "test alert seen"));
        assertThat(monitoring.alerts()).contains(run.id().value(), "HaDrillTestAlert", "no action needed");
    }

    @Test
    @Order(2)
    void an_alert_that_was_accepted_and_lost_was_not_seen() {
        monitoring.mood = Monitoring.Mood.FORGETFUL;

        assertThat(alertChannel()).isEqualTo(Check.of("#ops-alerts", false, "test alert not seen, HTTP 200"));
    }

    @Test
    @Order(2)
    void an_alert_that_was_refused_is_told_from_one_that_got_no_answer() {
        monitoring.mood = Monitoring.Mood.DOWN;
        assertThat(alertChannel()).isEqualTo(Check.of("#ops-alerts", false, "test alert not seen, HTTP 503"));

        monitoring.mood = Monitoring.Mood.HANGING_UP;
        Check unanswered = alertChannel();
        assertThat(unanswered.status()).isEqualTo(CriterionStatus.MISSED);
        assertThat(unanswered.detail()).startsWith("Alertmanager /api/v2/alerts gave no answer: ");
    }

    /** Of the test alert alone. */
    private static Check alertChannel() {
        List<Check> looks = new MonitoringLook(stage, Duration.ofSeconds(1), Duration.ofSeconds(1)).alertChannel();
        return looks.get(looks.size() - 1);
    }

    @Test
    @Order(2)
    void every_dashboard_is_looked_at_by_itself() {
        monitoring.mood = Monitoring.Mood.DOWN;

        List<Check> checks = new MonitoringLook(stage).monitoring();

        assertThat(checks).extracting(Check::detail).containsExactly("HTTP 200", "HTTP 503");
        assertThat(checks).extracting(Check::status).containsExactly(CriterionStatus.MET, CriterionStatus.MISSED);
    }

    @Test
    @Order(3)
    void a_rolling_change_shows_replica_by_replica_and_is_over_between_the_last_answer_and_the_verification() {
        try (var availability = new AvailabilityWatch(stage, "rollback")) {
            var watch = new ReadinessWatch(stage, availability);
            availability.start();
            assertThat(watch.awaitReady("v0.1.8", true, LIMIT).seen()).isTrue();
            availability.watchClosely();
            Disruption<CanarySlice> canary =
                    stage.make(stage.deployment().release().deployCanary("v0.2.2", "v0.1.8", 0.5));
            List<Check> during =
                    watch.awaitReady("v0.1.8", true, Duration.ofSeconds(1)).replicas();
            assertThat(during)
                    .extracting(Check::status)
                    .as("while the canary is there")
                    .containsExactly(CriterionStatus.MET, CriterionStatus.MISSED);
            assertThat(during.get(1).detail()).startsWith("release v0.2.2, taken in, health ");

            Instant start = stage.clock().instant();
            stage.undo(canary);
            assertThat(watch.awaitReady("v0.1.8", true, LIMIT).seen()).isTrue();
            Instant verified = stage.clock().instant();
            availability.relax();

            Instant answeredAgain = availability.seen().replicaOutages(stage.raw()).stream()
                    .map(outage -> outage.end().latest())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            BoundedInstant ready = watch.readyAfter(start, verified).moment(stage.raw());
            assertThat(ready.latest()).isEqualTo(verified);
            assertThat(ready.earliest()).isAfter(start).isBefore(answeredAgain);
            assertThat(watch.readyAfter(verified, verified).moment(stage.raw()))
                    .as("nothing was down since")
                    .isEqualTo(BoundedInstant.exactly(verified));
            assertThat(watch.readyAfter(start, start.plusMillis(1))
                            .moment(stage.raw())
                            .earliest())
                    .as("never after what the lever saw")
                    .isEqualTo(start.plusMillis(1));

            assertThat(availability.seen().replicaOutages(stage.raw()))
                    .as("announced")
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(availability.seen().replicaOutages(stage.raw())).allSatisfy(outage -> {
                assertThat(outage.start().earliest().until(outage.start().latest(), ChronoUnit.SECONDS))
                        .as("width of the beginning; 30 s between probes that nobody hurries")
                        .isLessThan(5);
                assertThat(outage.startSeen()).isTrue();
            });
            availability.finish();
            assertThat(log.measurements())
                    .as("one a minute, however closely it is watched")
                    .containsEntry("availability.write", "no outage in 1 probes");
        }
    }

    @Test
    @Order(3)
    void a_backlog_that_could_not_be_sampled_is_no_premise_and_the_reason_is_named() {
        var nobody = new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/aionis", "drill", "");
        Instant disruption = stage.clock().instant();
        try (var sampler = new BacklogSampler(nobody, stage.clock(), Duration.ofMillis(10))) {
            sampler.start();
            Wait.upTo(LIMIT)
                    .forThe("a failed sample")
                    .until(() -> sampler.lastError().isPresent());

            Premise premise =
                    new BacklogPremise(stage, sampler).since(disruption).premise(stage.raw());

            assertThat(premise.voidsMisses()).isTrue();
            assertThat(premise.broken().orElseThrow())
                    .startsWith("backlog not sampled at all since " + disruption)
                    .contains(" samples failed, last error: ")
                    .contains("127.0.0.1:1");
            assertThat(log.measurements()).containsKey("backlog.longestGap");
        }
    }

    @Test
    @Order(3)
    void the_clocks_of_the_database_and_of_every_replica_are_read_and_kept() throws IOException {
        try (var database = stage.openDatabase();
                var clocks = new ClockWatch(stage, database)) {
            clocks.measure("before");
            clocks.measure("after");
            clocks.finish();

            assertThat(clocks.premise().premise(stage.raw())).isEqualTo(Premise.holds());
        }
        assertThat(stage.file("samples", "clocks.csv"))
                .content()
                .containsPattern("database,before,.*,-?\\d+\\.\\d{6},\\d\\.\\d{6},");
        assertThat(log.measurements().get("clock.findings")).isEqualTo(List.of("no clock jumped, none is far off"));
        assertThat(log.measurements().get("clock.offsets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting(row -> ((Map<?, ?>) row).get("host") + " " + ((Map<?, ?>) row).get("when"))
                .containsExactly(
                        "database before",
                        "api-1 before",
                        "api-2 before",
                        "database after",
                        "api-1 after",
                        "api-2 after");
        assertThat(log.measurements().get("clock.offsets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .as("all on this host, each known to far less than the second that its header shows")
                .allSatisfy(row -> {
                    double offset = (double) ((Map<?, ?>) row).get("offsetMs");
                    double plusMinus = (double) ((Map<?, ?>) row).get("plusMinusMs");
                    assertThat(Math.abs(offset)).isLessThan(plusMinus + 5);
                    assertThat(plusMinus).isBetween(0.0, 250.0);
                });
    }

    @Test
    @Order(4)
    void the_end_undoes_what_is_open_ends_the_deployment_and_leaves_a_record_without_secrets() throws IOException {
        List<String> secrets = run.deployment().secrets();
        stage.attachLog("Worker's log", run.deployment().worker().logs().get(0));
        stage.attach("Key", "samples", "key.txt", "x-api-key: " + secrets.get(0));
        stage.make(run.deployment().worker().takeAway(StopMode.KILL));
        environment.close();
        SwitchHold guard = run.guard().orElseThrow();
        assertThat(guard.watches()).isTrue();

        run.close();

        assertThat(guard.watches()).as("the dead-man's switch is there").isFalse();
        assertThat(run.traces()).hasSize(2).noneMatch(Trace::open);
        assertThat(Path.of("target", "sandbox", run.id().value())).doesNotExist();
        Path folder = run.settings().records().resolve(run.id().value());
        DrillRecord record = RecordFiles.read(folder);
        ScenarioRecord rollback = record.scenarios().get(1);
        assertThat(rollback.disruptions())
                .extracting(DisruptionRecord::lever, DisruptionRecord::undo)
                .containsExactly(
                        tuple("release", DisruptionRecord.Undo.DONE), tuple("worker", DisruptionRecord.Undo.DONE));
        assertThat(record.preconditions()).hasSize(11).allMatch(one -> one.status() == CriterionStatus.MET);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(secrets));
        }
    }
}
