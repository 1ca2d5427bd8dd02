package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.run.Scenario;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllureLabelsTest {

    @Drill(Scenario.API_ROLLBACK)
    static class AScenario {}

    @Test
    void a_step_is_sorted_under_its_scenario_in_suites_and_behaviours() {
        TestResult step = result(AScenario.class.getName());

        new AllureLabels().beforeTestWrite(step);

        assertThat(step.getLabels())
                .extracting(Label::getName, Label::getValue)
                .containsExactly(
                        tuple("testClass", AScenario.class.getName()),
                        tuple("tag", "rollback"),
                        tuple("suite", "Scenario B: API Rollback Drill"),
                        tuple("feature", "Scenario B: API Rollback Drill"));
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
        TestResult summary = new TestResult().setLabels(AllureLabels.of(Scenario.WORKER_RECOVERY));

        new AllureLabels().beforeTestWrite(summary);

        assertThat(summary.getLabels()).hasSize(2);
    }

    private static TestResult result(String testClass) {
        return new TestResult()
                .setLabels(List.of(
                        label("testClass", testClass),
                        label("parentSuite", "ha-drills"),
                        label("suite", testClass),
                        label("feature", "some feature"),
                        label("tag", "rollback")));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
