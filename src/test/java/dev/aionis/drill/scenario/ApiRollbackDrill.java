package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.run.ApiRollback;
import dev.aionis.drill.run.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * Method: measure the envelope, put the candidate on a canary slice, compare it with the baseline under the same load,
 * roll back, and look when callers were back in the envelope and whether the old release can live with what the new
 * one left behind.
 */
@Drill(Scenario.API_ROLLBACK)
@Tag("rollback")
@Order(3)
class ApiRollbackDrill {

    private final ApiRollback rollback;

    ApiRollbackDrill(ApiRollback rollback) {
        this.rollback = rollback;
    }

    @Step(1)
    void the_envelope_is_measured_in_the_steady_state() {
        rollback.measureEnvelope();
    }

    @Step(2)
    void the_candidate_is_deployed_to_the_canary_slice() {
        rollback.deployCanary();
    }

    @Step(3)
    void the_canary_is_compared_with_the_baseline_under_the_same_load() {
        rollback.compareCanary();
        assertMet(rollback.canaryDecided(), rollback.alertDetected());
    }

    @Step(4)
    void the_rollback_to_the_known_good_release_is_made() {
        rollback.rollBack();
        assertMet(rollback.rollbackSlo());
    }

    @Step(5)
    void every_replica_is_ready_on_the_known_good_release() {
        assertMet(rollback.readiness());
    }

    @Step(6)
    void error_rate_and_latency_return_to_the_envelope() {
        rollback.awaitRecovery();
        assertMet(rollback.errorRateRecovery(), rollback.latencyRecovery());
    }

    @Step(7)
    void the_known_good_release_lives_with_the_schema_and_the_data_left_behind() {
        assertMet(rollback.schemaCompatibility());
    }

    @Step(8)
    void no_acknowledged_write_was_lost_by_the_rollback() {
        assertMet(rollback.noLostWrites());
    }
}
