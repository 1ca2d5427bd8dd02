package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.api.TcpRelay;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores whose "copy" is the live database: it is found out, nothing is done with it, and nothing of it destroyed. */
@Tag("long")
class RestoreTargetTest {

    @TempDir
    static Path base;

    private static ExternalPlace place;
    private static RawServer balancer;

    private final Path calls = base.resolve("calls");
    private DrillRun run;

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

    @BeforeEach
    void forget() throws IOException {
        Files.deleteIfExists(calls);
    }

    @Test
    void a_hook_that_answers_the_live_address_is_refused() throws Exception {
        refused(place.server().jdbcUrl().replace("127.0.0.1", "localhost"), "which is the live database", () -> {});
    }

    @Test
    void a_way_round_to_the_live_server_is_refused() throws Exception {
        try (TcpRelay relay = TcpRelay.to(place.server().port())) {
            refused(through(relay), "which is on the live server (system ", () -> {});
        }
    }

    @Test
    void a_way_round_is_refused_also_where_the_live_server_was_restarted_meanwhile() throws Exception {
        try (TcpRelay relay = TcpRelay.to(place.server().port())) {
            refused(through(relay), "which is on the live server (system ", () -> {
                place.killDatabase();
                place.startDatabase();
            });
        }
    }

    private void refused(String answered, String why, Runnable meanwhile) throws Exception {
        long rows = rows();
        try (DrillRun drill = new DrillRun(settings(answered), new KeptAttachments())) {
            run = drill;
            ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
            ScenarioLog log = run.select(Scenario.DATABASE_RESTORE, List.of("Restored"));
            preconditions.begin();
            preconditions.stepStarted(1, "Reached");
            try (Environment environment = run.kit(Environment.class, preconditions)) {
                environment.readConfiguration();
                environment.reachDeployment();
            }
            preconditions.stepDone();
            log.begin();
            log.stepStarted(1, "Restored");
            try (DatabaseRestore restore = run.kit(DatabaseRestore.class, log)) {
                restore.chooseTarget();
                meanwhile.run();

                assertThatThrownBy(restore::restoreIsolated)
                        .isInstanceOf(DrillException.class)
                        .hasMessageContaining(why)
                        .hasMessageContaining(", expected an isolated copy")
                        .hasMessageContaining("nothing was done with this one");
            }
            assertThat(log.measurements().keySet())
                    .as("nothing is declared of it")
                    .noneMatch(key -> key.startsWith("rto") || key.equals("restore.completedAt"));
        }
        String name = run.id().value().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assertThat(Files.readAllLines(calls)).containsExactly("restore " + name, "destroy " + name + " job");
        assertThat(rows()).as("rows of the live database").isEqualTo(rows);
    }

    private DrillSettings settings(String answered) throws IOException {
        return place.settings(
                balancer.url(),
                DrillMode.DRILL,
                Map.of(
                        "levers.restore", "hook",
                        "hook.restore.restore.command",
                                script("echo restore $DRILL_RESTORE_NAME >> " + calls + "; echo '{\\\"databaseUrl\\\":"
                                        + " \\\"" + answered + "\\\"}'"),
                        "hook.restore.start-api.command", script("echo start-api >> " + calls),
                        "hook.restore.destroy.command",
                                script("echo destroy $DRILL_RESTORE_NAME job $DRILL_RESTORE_JOB "
                                        + "$DRILL_RESTORE_JDBC_URL >> " + calls),
                        "hook.restore.destroy.timeout", "1s",
                        "objectives.restore.rto", "1m",
                        "safety.undo-attempts", "1"));
    }

    private static String script(String text) {
        return "[sh, -c, \"" + text + "\"]";
    }

    private static String through(TcpRelay relay) {
        return place.server().jdbcUrl().replace(":" + place.server().port(), ":" + relay.port());
    }

    private static long rows() throws SQLException {
        try (Connection owner = Superuser.connect(place.server());
                var row = owner.createStatement()
                        .executeQuery("select (select count(*) from memory_commits)"
                                + " + (select count(*) from memory_nodes) + (select count(*) from memory_outbox)")) {
            row.next();
            return row.getLong(1);
        }
    }
}
