package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;

import dev.aionis.drill.junit.CriteriaAssert;
import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.run.Environment;
import dev.aionis.drill.run.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * What must be true before anything is touched: each point is looked at, none is taken from the configuration's word.
 */
@Drill(Scenario.PRECONDITIONS)
@Tag("restore")
@Tag("rollback")
@Tag("worker")
@Tag("replica")
@Order(1)
class Preconditions {

    private final Environment environment;

    Preconditions(Environment environment) {
        this.environment = environment;
    }

    @Step(1)
    void the_configuration_is_complete() {
        environment.readConfiguration();
    }

    @Step(2)
    void the_deployment_answers_is_the_one_that_was_meant_and_no_other_drill_runs_in_it() {
        environment.reachDeployment();
        environment.interlocks().forEach(CriteriaAssert::assertMet);
    }

    @Step(3)
    void nothing_is_left_of_an_earlier_drill() {
        assertMet(environment.noResidue());
    }

    @Step(4)
    void the_drill_may_read_and_run_what_it_needs_and_knows_the_time() {
        assertMet(
                environment.apiCredentials(),
                environment.databasePrivileges(),
                environment.clocks(),
                environment.gatePrograms());
    }

    @Step(5)
    void the_topology_is_split_into_api_replicas_worker_and_external_database() {
        assertMet(
                environment.apiReplicas(),
                environment.distinctReplicas(),
                environment.workerApart(),
                environment.externalDatabase());
    }

    @Step(6)
    void monitoring_and_the_alert_channel_answer() {
        assertMet(environment.monitoring(), environment.alertChannel());
    }

    @Step(7)
    void no_incident_is_open() {
        environment.noOpenIncident().forEach(CriteriaAssert::assertMet);
    }

    @Step(8)
    void the_rollback_artifact_is_ready() {
        assertMet(environment.rollbackArtifact());
    }

    @Step(9)
    void backups_work_and_a_restore_was_rehearsed() {
        assertMet(
                environment.durability(),
                environment.archiving(),
                environment.archiveAge(),
                environment.backupAge(),
                environment.restoreRehearsed());
    }
}
