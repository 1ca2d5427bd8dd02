package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A canary comes and goes under load: no request fails for it, no acknowledged write is lost by it. */
@Tag("long")
@ExtendWith(SharedSandbox.class)
class RolloutTest {

    private final String scope = "rollout-" + UUID.randomUUID();
    private Sandbox sandbox;

    @BeforeEach
    void begin_on_the_known_good_release(Sandbox shared) {
        sandbox = shared;
        assertThat(sandbox.replicas()).extracting(Replica::release).containsOnly("v0.1.8");
    }

    @AfterEach
    void end_on_the_known_good_release() {
        sandbox.restoreRelease("v0.1.8");
    }

    @Test
    void deploying_and_rolling_back_under_load_fails_no_request_and_loses_no_write() throws Exception {
        try (var load = WriteLoad.start(new MemoryApi(sandbox.balancer(), sandbox.apiKey()), scope, 4)) {
            load.awaitAcknowledged(50);
            sandbox.deployCanary("v0.2.2", 0.5);
            load.awaitAcknowledged(100);
            assertThat(load.servedBy("api-2", 500))
                    .as("errors of the regressed canary")
                    .isPositive();
            sandbox.restoreRelease("v0.1.8");
            long errors = load.servedBy("api-2", 500);
            load.awaitAcknowledged(100);
            assertThat(load.servedBy("api-2", 500))
                    .as("errors after the rollback")
                    .isEqualTo(errors);
            load.stop();
            assertThat(load.failures())
                    .as("failures other than the canary's own")
                    .isEmpty();
            try (var rows = new Rows(sandbox.database())) {
                assertThat(rows.count("memory_nodes where scope = ?", scope)).isEqualTo(load.acknowledged());
            }
        }
    }

    @Test
    void the_canary_gets_its_share_and_its_migrations_stay_after_it() throws Exception {
        sandbox.deployCanary("v0.2.2", 0.2);
        assertThat(sandbox.replicas()).extracting(Replica::release).containsExactly("v0.1.8", "v0.2.2");
        var api = new MemoryApi(sandbox.balancer(), sandbox.apiKey());
        int canary = 0;
        for (int i = 0; i < 50; i++) {
            canary += api.get("/health").header("x-served-by").equals("api-2") ? 1 : 0;
        }
        assertThat(canary).as("of 50 requests").isEqualTo(10);
        sandbox.restoreRelease("v0.1.8");
        assertThat(sandbox.replicas()).extracting(Replica::release).containsOnly("v0.1.8");
        try (var rows = new Rows(sandbox.database())) {
            assertThat(rows.count("schema_migrations")).isEqualTo(28);
        }
        assertThat(api.write(scope, "after", "the old release on the newer schema")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void doing_it_again_changes_nothing() throws Exception {
        sandbox.deployCanary("v0.2.2", 0.5);
        var canary = new MemoryApi(sandbox.replicas().get(1).url(), sandbox.apiKey());
        String before = started(canary);
        sandbox.deployCanary("v0.2.2", 0.5);
        assertThat(started(canary)).isEqualTo(before);
        sandbox.restoreRelease("v0.1.8");
        String restored = started(canary);
        assertThat(restored).isNotEqualTo(before);
        sandbox.restoreRelease("v0.1.8");
        assertThat(started(canary)).isEqualTo(restored);
    }

    /** A process says when it started; a restarted one says another time. */
    private static String started(MemoryApi api) throws Exception {
        return api.get("/metrics")
                .body()
                .path("text")
                .asText()
                .lines()
                .filter(line -> line.startsWith("process_start_time_seconds"))
                .findFirst()
                .orElseThrow();
    }
}
