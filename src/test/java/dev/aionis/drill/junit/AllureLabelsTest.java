package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.record.ReportNotes;
import dev.aionis.drill.run.Scenario;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllureLabelsTest {

    @Drill(Scenario.API_ROLLBACK)
    static class AScenario {}

    @Test
    void a_step_is_sorted_under_its_scenario_and_under_the_criteria_that_it_judged() {
        TestResult step = result(AScenario.class.getName())
                .setSteps(List.of(
                        judged("rollback-slo: 4 s, objective ≤ 20 s: MET", "Rolled back within the SLO"),
                        new StepResult().setName("POST /v1/memory/write")));

        new AllureLabels().beforeTestWrite(step);

        assertThat(step.getLabels())
                .extracting(Label::getName, Label::getValue)
                .containsExactly(
                        tuple("testClass", AScenario.class.getName()),
                        tuple("tag", "rollback"),
                        tuple("suite", "Scenario B: API Rollback Drill"),
                        tuple("feature", "Scenario B: API Rollback Drill"),
                        tuple("story", "Rolled back within the SLO"),
                        tuple("host", "Scenario B: API Rollback Drill"));
        assertThat(step.getParameters())
                .extracting(Parameter::getName, Parameter::getValue, Parameter::getExcluded)
                .containsExactly(tuple("Rolled back within the SLO", "4 s, objective ≤ 20 s: MET", true));
    }

    @Test
    void a_step_that_judged_nothing_belongs_to_the_execution() {
        TestResult step = result(AScenario.class.getName());

        new AllureLabels().beforeTestWrite(step);

        assertThat(step.getLabels())
                .filteredOn(label -> label.getName().equals("story"))
                .extracting(Label::getValue)
                .containsExactly("Execution summary");
    }

    @Test
    void owner_severity_and_links_stand_beside_it() {
        TestResult step = result(AScenario.class.getName());
        var notes = new ReportNotes(
                "dba-oncall",
                "blocker",
                List.of(
                        new ReportNotes.Link("Rollback runbook", "https://wiki.example.org/rollback", "runbook"),
                        new ReportNotes.Link("OPS-17", "https://issues.example.org/OPS-17", "issue")));

        ReportedStep.sort(step, Scenario.API_ROLLBACK, notes);

        assertThat(step.getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(tuple("owner", "dba-oncall"), tuple("severity", "blocker"));
        assertThat(step.getLinks())
                .extracting(Link::getName, Link::getUrl, Link::getType)
                .containsExactly(
                        tuple("Rollback runbook", "https://wiki.example.org/rollback", "link"),
                        tuple("OPS-17", "https://issues.example.org/OPS-17", "issue"));
    }

    @Test
    void other_tests_keep_the_labels_they_have() {
        for (String testClass : List.of(AllureLabelsTest.class.getName(), "org.example.NoSuchTest")) {
            TestResult other = result(testClass);

            new AllureLabels().beforeTestWrite(other);

            assertThat(other.getLabels()).isEqualTo(result(testClass).getLabels());
        }
    }

    @Test
    void a_result_without_a_test_class_is_left_alone() {
        TestResult summary = new TestResult()
                .setLabels(ReportLabels.of(Scenario.WORKER_RECOVERY, ReportNotes.NONE, List.of("Result")));

        new AllureLabels().beforeTestWrite(summary);

        assertThat(summary.getLabels()).hasSize(4);
    }

    private static TestResult result(String testClass) {
        return new TestResult()
                .setLabels(List.of(
                        label("testClass", testClass),
                        label("parentSuite", "ha-drills"),
                        label("suite", testClass),
                        label("feature", "some feature"),
                        label("host", "build-7"),
                        label("tag", "rollback")));
    }

    private static StepResult judged(String headline, String title) {
        return new StepResult()
                .setName(headline)
                .setParameters(List.of(new Parameter().setName("criterion").setValue(title)));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
