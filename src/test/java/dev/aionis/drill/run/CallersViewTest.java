package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.observe.ProbeResult;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
@Tag("long")
class CallersViewTest {

    private static final String WRITING = "insert, update on memory_commits, memory_nodes, memory_outbox";
    private static final String READING = "select on memory_nodes";

    private final TenantScope scope = new TenantScope("default", "callers-view-" + UUID.randomUUID());
    private Sandbox sandbox;
    private AionisApi api;
    private CallersView callers;

    @BeforeEach
    void reachTheBalancer(Sandbox shared) {
        sandbox = shared;
        var target = new ApiTarget("balancer", sandbox.balancer(), sandbox.apiKey(), Duration.ofSeconds(5));
        api = new AionisApi(target, new MonotonicClock());
        callers = new CallersView(api, scope, "run-probe-");
    }

    @AfterEach
    void giveRightsBack() throws SQLException {
        asOwner("grant " + WRITING + " to " + DatabaseRoles.APPLICATION);
        asOwner("grant " + READING + " to " + DatabaseRoles.APPLICATION);
        api.close();
    }

    @Test
    void a_sound_deployment_is_up_and_can_be_read_and_written() {
        callers.prepare();

        assertThat(callers.health().good()).isTrue();
        assertThat(callers.read()).extracting(ProbeResult::good).isEqualTo(true);
        assertThat(callers.write().good()).isTrue();
        assertThat(callers.write().good()).as("each write is one of its own").isTrue();
        assertThat(api.find(scope, "run-probe-2").body().orElseThrow().nodes()).hasSize(1);
    }

    @Test
    void a_deployment_that_is_up_and_fails_to_write_shows() throws SQLException {
        callers.prepare();
        asOwner("revoke " + WRITING + " from " + DatabaseRoles.APPLICATION);

        assertThat(callers.health().good()).isTrue();
        assertThat(callers.read().good()).isTrue();
        assertThat(callers.write().good()).isFalse();
        assertThat(callers.write().detail()).startsWith("server-error");
    }

    @Test
    void a_deployment_that_is_up_and_fails_to_read_shows() throws SQLException {
        callers.prepare();
        asOwner("revoke " + READING + " from " + DatabaseRoles.APPLICATION);

        assertThat(callers.health().good()).isTrue();
        assertThat(callers.read().good()).isFalse();
    }

    @Test
    void an_answer_without_the_node_proves_no_read() {
        assertThat(new CallersView(api, scope, "never-written-").read())
                .isEqualTo(new ProbeResult(false, "ok, but node null is not in the answer"));
    }

    @Test
    void a_node_that_is_not_acknowledged_is_said_before_the_watch_begins() throws SQLException {
        asOwner("revoke " + WRITING + " from " + DatabaseRoles.APPLICATION);

        assertThatThrownBy(callers::prepare)
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("node for the read probe, write ended as server-error");
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = sandbox.database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
