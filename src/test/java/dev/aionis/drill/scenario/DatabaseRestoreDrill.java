package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.run.DatabaseRestore;
import dev.aionis.drill.run.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * Method: write under a ledger, choose a moment T, go on writing past it, restore to T into an isolated environment,
 * then hold what is there against what clients were told was saved by T.
 */
@Drill(Scenario.DATABASE_RESTORE)
@Tag("restore")
@Order(2)
class DatabaseRestoreDrill {

    private final DatabaseRestore restore;

    DatabaseRestoreDrill(DatabaseRestore restore) {
        this.restore = restore;
    }

    @Step(1)
    void the_steady_state_is_observed_under_load() {
        restore.observeSteadyState();
    }

    @Step(2)
    void the_restore_target_T_is_chosen_and_the_state_at_T_captured() {
        restore.chooseTarget();
    }

    @Step(3)
    void writes_go_on_past_T_until_the_disaster_is_declared() {
        restore.writePastTarget();
        restore.declareDisaster();
    }

    @Step(4)
    void the_database_is_restored_into_an_isolated_environment() {
        restore.restoreIsolated();
        assertMet(restore.rto());
    }

    @Step(5)
    void the_restored_database_has_the_migrations_that_it_had_at_T() {
        assertMet(restore.restoredSchema());
    }

    @Step(6)
    void the_restored_pages_and_indexes_are_sound_and_the_archive_has_no_gap() {
        assertMet(restore.restoredPages(), restore.archiveContinuity());
    }

    @Step(7)
    void an_api_starts_on_the_restored_database_and_nothing_live_is_touched() {
        restore.startApiOnCopy();
        assertMet(restore.isolation());
    }

    @Step(8)
    void health_write_and_recall_text_answer_from_the_restored_database() {
        assertMet(restore.apiSmoke());
    }

    @Step(9)
    void the_critical_records_of_the_sample_scope_are_unharmed() {
        assertMet(restore.criticalRecords());
    }

    @Step(10)
    void every_write_acknowledged_by_T_is_there_and_none_from_after_it() {
        restore.auditLedger();
        assertMet(restore.rpo(), restore.rpoWindow(), restore.targetReached());
    }

    @Step(11)
    void nothing_but_the_drill_worked_on_the_isolated_environment_and_it_is_removed() {
        Criterion egress = restore.noEgress();
        restore.removeIsolated();
        assertMet(egress);
    }
}
