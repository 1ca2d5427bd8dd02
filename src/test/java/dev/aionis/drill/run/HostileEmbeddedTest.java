package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.IncidentConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.AuditSummary;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.TenantScope;
import java.nio.file.Path;
import java.time.Duration;
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

/** One embedded deployment of a tenant of its own, whose replicas die under load. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileEmbeddedTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path base;

    private static DrillRun run;
    private static ScenarioLog log;
    private static Environment environment;
    private static Stage stage;

    @BeforeAll
    static void reach_the_deployment() {
        var overrides = Map.of(
                "environment",
                "hostile-test",
                "sample.tenant",
                "acme",
                "sample.scope",
                "notes",
                "load.scope",
                "drills");
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
        log.begin();
        log.stepStarted(1, "Under load");
    }

    @AfterAll
    static void close() {
        run.close();
    }

    @Test
    @Order(1)
    void a_tenant_of_its_own_meets_every_new_precondition() {
        List<Criterion> judged = List.of(
                environment.apiCredentials(),
                environment.databasePrivileges(),
                environment.clocks(),
                environment.gatePrograms(),
                environment.externalDatabase(),
                environment.backupAge());

        assertThat(judged).extracting(Criterion::status).as(judged.toString()).containsOnly(CriterionStatus.MET);
        assertThat(environment.noOpenIncident()).as("nowhere to look").isEmpty();
    }

    @Test
    @Order(2)
    void the_drill_writes_to_its_scope_and_the_sample_is_as_before() {
        TenantScope sample = new TenantScope("acme", "notes");
        assertThat(stage.scope().storageKey()).isEqualTo("tenant:acme::scope:drills");
        try (var database = stage.openDatabase();
                var load = new LedgeredLoad(stage)) {
            long before = database.nodes(sample);
            load.startCallers("steady-state");
            Wait.upTo(LIMIT).until(() -> load.callers().size() > 40);
            load.stopCallers();

            AuditSummary audit = new LedgerAudit(stage, load)
                    .of(stage.deployment().database(), Optional.empty())
                    .summary(stage.raw());
            assertThat(audit.counts().lost()).isZero();
            assertThat(database.nodes(stage.scope())).isGreaterThan(20);
            assertThat(database.nodes(sample)).isEqualTo(before).isPositive();
        }
    }

    @Test
    @Order(3)
    void a_replica_that_dies_and_comes_back_under_load_costs_callers_little_and_no_acknowledged_write() {
        var other = new Stage(run, run.select(Scenario.WORKER_RECOVERY, List.of()));
        other.log().begin();
        other.log().stepStarted(1, "Under load");
        Disruption<CanarySlice> canary = other.make(other.deployment().release().deployCanary("v0.1.8", "v0.1.8", 0.5));
        try (var load = new LedgeredLoad(other);
                var availability = new AvailabilityWatch(other, "rollback")) {
            availability.start();
            load.startCallers("steady-state");
            Wait.upTo(LIMIT).until(() -> load.callers().size() > 40);
            ReplicaStatus victim = other.deployment().release().status().get(1);
            kill(victim);
            Wait.upTo(LIMIT)
                    .until(() ->
                            !availability.latest(victim.name()).orElseThrow().good());
            int whileDown = load.callers().size();
            Wait.upTo(LIMIT).until(() -> load.callers().size() > whileDown + 40);

            other.undo(canary);

            Wait.upTo(LIMIT)
                    .until(() ->
                            availability.latest(victim.name()).orElseThrow().good());
            int back = load.callers().size();
            Wait.upTo(LIMIT).until(() -> load.callers().size() > back + 20);
            load.stopCallers();
            List<RequestSample> callers = load.callers();
            long failed =
                    callers.stream().filter(one -> one.outcome().failure()).count();
            assertThat(failed).as("of " + callers.size()).isLessThan(callers.size() / 10);
            assertThat(availability.seen().replicaOutages(other.raw())).isNotEmpty();
            AuditSummary audit = new LedgerAudit(other, load)
                    .of(other.deployment().database(), Optional.empty())
                    .summary(other.raw());
            assertThat(audit.counts().lost()).isZero();
            assertThat(run.traces()).noneMatch(Trace::open);
        }
    }

    @Test
    @Order(4)
    void an_alert_that_stands_for_an_incident_is_seen_while_it_fires() {
        var incidents = new IncidentConfig(
                List.of("HaDrillTestAlert", "AnotherAlert"),
                Optional.of(new HookCommand(List.of("sh", "-c", "echo INC-7; exit 75"), LIMIT)));
        assertThat(new IncidentLook(stage).at(incidents))
                .extracting(Check::status)
                .containsExactly(CriterionStatus.MET, CriterionStatus.MISSED);
        assertThat(new MonitoringLook(stage).alertChannel())
                .extracting(Check::status)
                .containsOnly(CriterionStatus.MET);

        List<Check> open = new IncidentLook(stage).at(incidents);

        assertThat(open).extracting(Check::status).containsOnly(CriterionStatus.MISSED);
        assertThat(open).extracting(Check::detail).containsExactly("firing: HaDrillTestAlert", "exit code 75, INC-7");
    }

    @Test
    @Order(5)
    void a_look_that_fails_leaves_it_open_whether_there_is_an_incident() {
        var unclear = new IncidentConfig(List.of(), Optional.of(new HookCommand(List.of("sh", "-c", "exit 1"), LIMIT)));
        var missing = new IncidentConfig(List.of(), Optional.of(new HookCommand(List.of("./nothing-here"), LIMIT)));

        assertThat(new IncidentLook(stage).at(unclear))
                .containsExactly(Check.unknown("sh -c exit 1", "exit code 1, expected 0 for none open or 75 for open"));
        assertThat(new IncidentLook(stage).at(missing))
                .extracting(Check::status)
                .containsExactly(CriterionStatus.UNPROVEN);
    }

    private static void kill(ReplicaStatus replica) {
        long pid = Long.parseLong(replica.identity().replace("process ", ""));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
