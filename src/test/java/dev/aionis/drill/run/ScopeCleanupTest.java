package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ContractSchema;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a drill wrote is removed by the operator's command, or stays, and the record says which. */
@Tag("long")
class ScopeCleanupTest {

    private static final TenantScope DRILLS = new TenantScope("acme", "drills");
    private static final TenantScope SAMPLE = new TenantScope("acme", "default");
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    static Path base;

    private static ExternalPlace place;

    /** Stands for an operator's own program: removes the nodes of the scope that it is told. */
    public static final class Remover {

        public static void main(String[] login) throws SQLException {
            String key = "tenant:" + System.getenv("DRILL_TENANT") + "::scope:" + System.getenv("DRILL_SCOPE");
            try (Connection connection = DriverManager.getConnection(login[0], login[1], login[2]);
                    var delete = connection.prepareStatement("delete from memory_nodes where scope = ?")) {
                delete.setString(1, key);
                System.out.println("removed " + delete.executeUpdate() + " nodes for " + System.getenv("DRILL_ID"));
            }
        }
    }

    @BeforeAll
    static void startPlace() throws SQLException {
        place = ExternalPlace.in(base);
    }

    @AfterAll
    static void stopPlace() {
        place.close();
    }

    @BeforeEach
    void two_nodes_of_the_drill_and_one_of_the_sample() throws SQLException {
        try (Connection owner = Superuser.connect(place.server())) {
            owner.createStatement().execute("truncate memory_commits, memory_nodes, memory_outbox");
            var schema = new ContractSchema(owner);
            for (String key : List.of(DRILLS.storageKey(), DRILLS.storageKey(), SAMPLE.storageKey())) {
                schema.write(key, UUID.randomUUID().toString(), "text");
            }
        }
    }

    @Test
    void without_a_command_it_stays() throws IOException {
        DrillRecord record = closed(Map.of());

        assertThat(record.load())
                .containsEntry("scope", "drills")
                .containsEntry("cleanup", "scope left in place: 2 nodes");
        assertThat(nodes(DRILLS)).isEqualTo(2);
    }

    @Test
    void a_command_removes_it_and_nothing_else() throws IOException {
        List<String> remover = JavaProgram.argv(
                Remover.class,
                List.of(
                        place.server().jdbcUrl(),
                        place.server().user(),
                        place.server().password()));

        DrillRecord record = closed(hook(remover));

        assertThat(record.load()).containsEntry("cleanup", "hook.cleanup was run: 2 nodes before, 0 nodes after");
        assertThat(record.why()).doesNotContain("cleanup");
        assertThat(nodes(DRILLS)).isZero();
        assertThat(nodes(SAMPLE)).as("the sample's").isEqualTo(1);
        assertThat(base.resolve("drill-records")
                        .resolve(record.drillId().value())
                        .resolve("cleanup/cleanup.txt"))
                .content()
                .contains("removed 2 nodes for " + record.drillId())
                .endsWith("--- exit code 0, removed 2 nodes for " + record.drillId() + "\n");
    }

    @Test
    void a_command_that_fails_or_leaves_something_fails_the_drill() throws IOException {
        DrillRecord failed = closed(hook(List.of("sh", "-c", "echo no rights >&2; exit 3")));
        assertThat(failed.verdict().label()).isEqualTo("fail");
        assertThat(failed.why()).contains("hook.cleanup: exit code 3, no rights");

        DrillRecord lazy = closed(hook(List.of("true")));
        assertThat(lazy.verdict().label()).isEqualTo("fail");
        assertThat(lazy.why()).contains("hook.cleanup: it succeeded, and left 2 nodes in tenant=acme, scope=drills");

        DrillRecord missing = closed(hook(List.of("./no-such-program")));
        assertThat(missing.why()).contains("hook.cleanup: program ./no-such-program, no executable file");
    }

    private static Map<String, String> hook(List<String> command) throws IOException {
        return Map.of("hook.cleanup.command", JsonMapper.builder().build().writeValueAsString(command));
    }

    private static DrillRecord closed(Map<String, String> changes) throws IOException {
        var all = new java.util.HashMap<>(changes);
        all.put("load.scope", DRILLS.scope());
        DrillRun run = new DrillRun(place.settings(NOBODY, DrillMode.DRILL, all), new KeptAttachments());
        ScenarioLog log = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        log.begin();
        log.stepStarted(1, "Reached");
        run.configure(log);
        run.connect(log);
        log.judged(Judged.MET);
        log.stepDone();
        run.close();
        return run.record().orElseThrow();
    }

    private static long nodes(TenantScope scope) {
        try (var database = new AionisDatabase(place.reader())) {
            return database.nodes(scope);
        }
    }
}
