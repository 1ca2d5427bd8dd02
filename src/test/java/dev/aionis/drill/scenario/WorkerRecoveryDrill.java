package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.run.WorkerRecovery;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * Method: measure the backlog's steady range, take the worker away while writes go on, bring it back, and look when
 * the backlog stayed in its range again and whether every acknowledged write got its derived state, once.
 */
@Drill(Scenario.WORKER_RECOVERY)
@Tag("worker")
@Order(4)
class WorkerRecoveryDrill {

    private final WorkerRecovery worker;

    WorkerRecoveryDrill(WorkerRecovery worker) {
        this.worker = worker;
    }

    @Step(1)
    void the_steady_state_backlog_is_measured_under_load() {
        worker.measureBaseline();
    }

    @Step(2)
    void the_worker_is_taken_away_while_writes_go_on() {
        worker.takeAway();
    }

    @Step(3)
    void the_backlog_grows_and_its_peak_is_captured() {
        worker.letBacklogGrow();
        assertMet(worker.backlogGrew(), worker.alertDetected());
    }

    @Step(4)
    void the_worker_is_restarted() {
        worker.restart();
    }

    @Step(5)
    void the_backlog_drains_to_its_steady_range_and_stays_there() {
        worker.awaitDrain();
        assertMet(worker.backlogDrained(), worker.drainTime());
    }

    @Step(6)
    void every_acknowledged_write_has_its_derived_state_once() {
        worker.endLoad();
        assertMet(worker.noLostWrites(), worker.derivedState(), worker.effectsOnce());
    }

    @Step(7)
    void no_event_is_left_failed() {
        assertMet(worker.noDeadLetters());
    }

    @Step(8)
    void the_post_recovery_gates_pass() {
        assertMet(worker.gates());
    }
}
