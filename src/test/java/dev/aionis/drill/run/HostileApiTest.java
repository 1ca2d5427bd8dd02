package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.aionis.RawServer.Conduct;
import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.criteria.SteadyState;
import dev.aionis.drill.ledger.LedgerFile;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.RequestSample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A balancer that is no Aionis, or has gone mad, met by a whole drill: seen before anything is disturbed, or unproven. */
@Tag("long")
class HostileApiTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String FIVE_MEGABYTES = "{\"ok\":true,\"x\":\"" + "y".repeat(5 << 20) + "\"}";

    @TempDir
    static Path base;

    private static ExternalPlace place;

    @BeforeAll
    static void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
    }

    @AfterAll
    static void stopPlace() {
        place.close();
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, MISSED, 'expected a JSON object'",
        "html, MISSED, 'expected a JSON object'",
        "huge, MISSED, 'body above 1048576 bytes'",
        "drip, MISSED, 'no whole answer within the timeout'",
        "hang, MISSED, 'no whole answer within the timeout'",
        "reset, MISSED, ''",
        "redirect, MISSED, 'redirected to http://elsewhere.example/'",
        "error, MISSED, '503'",
        "throttle, UNPROVEN, 'throttled before anybody looked at the key'",
    })
    void what_no_aionis_answers_is_said_by_the_preconditions_in_bounded_time(
            String conduct, CriterionStatus status, String said) throws IOException {
        try (RawServer balancer = new RawServer(conduct(conduct));
                DrillRun run = run(balancer, Map.of())) {
            ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Looked at"));
            ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
            Instant begun = Instant.now();
            Criterion credentials;
            try (Environment environment = reached(run, preconditions)) {
                credentials = environment.apiCredentials();
                preconditions.stepDone();
            }

            assertThat(credentials.status()).as(credentials.why()).isEqualTo(status);
            assertThat(credentials.why()).contains(said).contains("HINT: ").doesNotContain(ExternalPlace.KEY);
            assertThat(run.obstacle(restore))
                    .as("nothing is disturbed on what is known to be wrong; else only the missing lever is in the way")
                    .contains(
                            status == CriterionStatus.MISSED
                                    ? "precondition api-credentials does not hold"
                                    : "levers.restore is none, so nothing can be changed by it");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(BOUND);
            assertThat(run.traces()).isEmpty();
        }
    }

    @Test
    void a_wrong_key_is_one_clear_finding_before_anything_is_disturbed() throws IOException {
        try (RawServer balancer = new RawServer(place.sound());
                DrillRun run = new DrillRun(wrongKey(balancer), new KeptAttachments())) {
            ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Looked at"));
            ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
            try (Environment environment = reached(run, preconditions)) {
                assertThat(environment.apiReplicas().status())
                        .as("health needs no key")
                        .isEqualTo(CriterionStatus.MET);

                Criterion credentials = environment.apiCredentials();

                assertThat(credentials.status()).isEqualTo(CriterionStatus.MISSED);
                assertThat(credentials.why())
                        .startsWith("not passed: find through balancer " + balancer.url()
                                + " (401 unauthorized: the API key is not taken)")
                        .contains("HINT: give deployment.external.api-key a key of the sample's tenant")
                        .doesNotContain("not-the-key");
                preconditions.stepDone();
            }
            assertThat(run.obstacle(restore)).contains("precondition api-credentials does not hold");
            assertThat(balancer.requests()).as("two looks, no trial write").hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "garbage", "html", "huge", "drip", "redirect", "reset", "error"})
    void load_on_a_mad_balancer_ends_in_time_acknowledges_nothing_and_proves_nothing(String conduct)
            throws IOException {
        try (RawServer balancer = new RawServer(conduct(conduct));
                DrillRun run = run(balancer, Map.of())) {
            ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Looked at"));
            ScenarioLog rollback = run.select(Scenario.API_ROLLBACK, List.of("Observed"));
            reached(run, preconditions).close();
            preconditions.stepDone();
            rollback.stepStarted(1, "Observed");
            var stage = new Stage(run, rollback);
            long usedBefore = used();
            Instant begun = Instant.now();
            List<RequestSample> callers;
            Premise premise;
            try (var load = new LedgeredLoad(stage)) {
                load.startCallers("steady-state");
                stage.observe("steady state", stage.config().observe().steadyState(), load::figures);
                load.stopCallers();
                callers = load.callers();
                premise = load.premise().premise(stage.raw());
                var acknowledged = new AtomicLong();
                LedgerFile.open(load.ledgerFile()).forEach(entry -> {
                    if (entry.acknowledged()) {
                        acknowledged.incrementAndGet();
                    }
                });
                assertThat(acknowledged).hasValue(0);
            }
            rollback.stepDone();

            Premise steady = SteadyState.premise(Envelope.from(callers), 5, 0.02);
            Criterion rested = Premise.restOn(met(), steady, premise);
            assertThat(callers).as("premise: there was load").hasSizeGreaterThan(2);
            assertThat(rested.status()).as(rested.why()).isEqualTo(CriterionStatus.UNPROVEN);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(BOUND);
            assertThat(used() - usedBefore).as("bytes kept").isLessThan(64L << 20);
        }
    }

    private static Criterion met() {
        return Criterion.judge("x", "would be met", Measure.count(0, "rows"), Objective.atMost(0, "rows"), "seen");
    }

    private static Environment reached(DrillRun run, ScenarioLog log) {
        Environment environment = run.kit(Environment.class, log);
        log.begin();
        log.stepStarted(1, "Looked at");
        environment.readConfiguration();
        environment.reachDeployment();
        return environment;
    }

    private static DrillRun run(RawServer balancer, Map<String, String> changes) throws IOException {
        return new DrillRun(place.settings(balancer.url(), DrillMode.DRILL, changes), new KeptAttachments());
    }

    private static DrillSettings wrongKey(RawServer balancer) throws IOException {
        DrillSettings right = place.settings(balancer.url(), DrillMode.DRILL, Map.of());
        return new DrillSettings(
                right.baseDirectory(),
                right.workDirectory(),
                right.configFile(),
                right.overrides(),
                Map.of("API_KEY", "not-the-key", "DB_PASSWORD", "reader"),
                right.signedBy());
    }

    private static Conduct conduct(String name) {
        return switch (name) {
            case "garbage" -> answering(200, "content-type: application/json\r\n", "]}garbage");
            case "html" -> answering(200, "content-type: text/html\r\n", "<html>maintenance</html>");
            case "huge" -> answering(200, "content-type: application/json\r\n", FIVE_MEGABYTES);
            case "redirect" -> answering(302, "location: http://elsewhere.example/\r\n", "");
            case "error" -> answering(503, "", "");
            case "throttle" ->
                answering(
                        429,
                        "retry-after: 1\r\n",
                        "{\"error\":\"rate_limited_write\",\"details\":{\"retry_after_ms\":190}}");
            case "hang" ->
                (request, client) -> {
                    LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
                    return false;
                };
            case "drip" -> (request, client) -> drip(client.getOutputStream());
            case "reset" -> (request, client) -> RawServer.reset(client);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Conduct answering(int status, String headers, String body) {
        return (request, client) -> {
            RawServer.send(client, status, headers, body);
            return true;
        };
    }

    /** One byte now and then, never the whole. */
    private static boolean drip(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 x\r\ncontent-length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 100; i++) {
            out.write('{');
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return false;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
