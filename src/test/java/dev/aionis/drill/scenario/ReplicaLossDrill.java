package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.run.ReplicaLoss;
import dev.aionis.drill.run.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * Method: measure the envelope, kill one API replica under load and tell nobody, look when callers no longer feel it,
 * bring it back, and look when redundancy was full again, what callers' errors came to, and whether a write was lost.
 */
@Drill(Scenario.REPLICA_LOSS)
@Tag("replica")
@Order(5)
class ReplicaLossDrill {

    private final ReplicaLoss replica;

    ReplicaLossDrill(ReplicaLoss replica) {
        this.replica = replica;
    }

    @Step(1)
    void the_envelope_is_measured_in_the_steady_state() {
        replica.measureEnvelope();
    }

    @Step(2)
    void one_replica_is_killed_under_load() {
        replica.kill();
    }

    @Step(3)
    void the_balancer_takes_it_out_while_callers_go_on() {
        replica.goOnWithout();
        assertMet(replica.takenOut(), replica.alertDetected());
    }

    @Step(4)
    void the_replica_is_brought_back() {
        replica.bringBack();
    }

    @Step(5)
    void redundancy_is_full_and_callers_are_in_the_envelope_within_the_error_budget() {
        replica.awaitRecovery();
        assertMet(
                replica.fullRedundancy(),
                replica.errorBudget(),
                replica.serviceKept(),
                replica.errorRateRecovery(),
                replica.latencyRecovery());
    }

    @Step(6)
    void no_acknowledged_write_was_lost_by_the_loss() {
        assertMet(replica.noLostWrites());
    }
}
