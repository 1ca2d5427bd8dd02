package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.run.WorkerRecovery;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** How steps follow each other, run through the real launcher. */
class ScenarioFlowTest {

    @TempDir
    Path base;

    private String formerBase;

    @Drill(Scenario.WORKER_RECOVERY)
    static class MissesAnObjective {

        @Step(2)
        void the_second_step_still_runs() {}

        @Step(1)
        void the_first_step_misses_its_objective() {
            CriteriaAssert.assertMet(Criterion.judge(
                    "drain-time",
                    "drains",
                    new Measure(41.2, "s", 0),
                    Objective.atMost(30, "s"),
                    "drained after 41.2 s"));
        }
    }

    @Drill(Scenario.WORKER_RECOVERY)
    static class Breaks {

        @Step(1)
        void the_first_step_breaks() {
            throw new IllegalStateException("no route to the worker");
        }

        @Step(2)
        void the_second_step_is_skipped() {}

        @Step(3)
        void so_is_the_third() {}
    }

    @Drill(Scenario.WORKER_RECOVERY)
    static class HasNoPreconditions {

        HasNoPreconditions(WorkerRecovery kit) {}

        @Step(1)
        void nothing_is_touched() {}

        @Step(2)
        void nor_here() {}
    }

    @Order(1)
    @Drill(Scenario.PRECONDITIONS)
    static class PreconditionsBreak {

        @Step(1)
        void nobody_answers() {
            throw new IllegalStateException("connection refused");
        }
    }

    @Order(2)
    @Drill(Scenario.WORKER_RECOVERY)
    static class NeverRuns {

        @Step(1)
        void nothing_is_touched() {
            throw new AssertionError("a scenario ran although the preconditions broke");
        }
    }

    @Order(1)
    @Drill(Scenario.PRECONDITIONS)
    static class StoppedAfterItsFirstStep {

        @AfterEach
        void stop() {
            DrillSession.current().run().stop("the lock was lost");
        }

        @Step(1)
        void the_first_step_is_done() {}

        @Step(2)
        void the_second_step_does_not_begin() {
            throw new AssertionError("a step ran although the drill was ended");
        }

        @Step(3)
        void nor_does_the_third() {}
    }

    @Order(1)
    @Drill(Scenario.PRECONDITIONS)
    static class StoppedAfterItsLastStep {

        @AfterAll
        static void stop() {
            DrillSession.current().run().stop("the lock was lost");
        }

        @Step(1)
        void the_only_step_is_done() {}
    }

    @BeforeEach
    void keep_results_apart() {
        formerBase = System.getProperty("drill.basedir");
        System.setProperty("drill.basedir", base.toString());
    }

    @AfterEach
    void restore() {
        if (formerBase == null) {
            System.clearProperty("drill.basedir");
        } else {
            System.setProperty("drill.basedir", formerBase);
        }
    }

    @Test
    void a_missed_objective_fails_its_step_and_does_not_stop_the_scenario() {
        assertThat(outcomes(MissesAnObjective.class))
                .containsExactly(
                        Map.entry(
                                "01. The first step misses its objective",
                                "FAILED objective missed: drain-time: 41.2 s, objective ≤ 30 s: MISSED"),
                        Map.entry("02. The second step still runs", "SUCCESSFUL"));
    }

    @Test
    void a_broken_step_skips_those_after_it_and_they_say_which_one_broke() {
        String skipped = "SKIPPED skipped: step 1 'The first step breaks' broke: no route to the worker";
        assertThat(outcomes(Breaks.class))
                .containsExactly(
                        Map.entry("01. The first step breaks", "FAILED no route to the worker"),
                        Map.entry("02. The second step is skipped", skipped),
                        Map.entry("03. So is the third", skipped));
    }

    @Test
    void a_scenario_whose_kit_can_not_be_made_is_broken_and_every_step_says_why() {
        Map<String, String> outcomes = outcomes(HasNoPreconditions.class);

        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy((step, outcome) ->
                        assertThat(outcome).startsWith("FAILED").contains("the preconditions did not run before it"));
    }

    @Test
    void broken_preconditions_skip_every_scenario() {
        assertThat(outcomes(PreconditionsBreak.class, NeverRuns.class))
                .containsExactly(
                        Map.entry("01. Nobody answers", "FAILED connection refused"),
                        Map.entry(
                                "Scenario C: Worker Recovery + Replay Drill",
                                "SKIPPED skipped: the preconditions could not be checked"));
    }

    @Test
    void a_drill_that_is_stopped_between_two_steps_breaks_the_next_one() {
        assertThat(outcomes(StoppedAfterItsFirstStep.class, NeverRuns.class))
                .containsExactly(
                        Map.entry("01. The first step is done", "SUCCESSFUL"),
                        Map.entry("02. The second step does not begin", "FAILED aborted because the lock was lost"),
                        Map.entry(
                                "03. Nor does the third",
                                "SKIPPED skipped: step 2 'The second step does not begin' broke: aborted because the"
                                        + " lock was lost"),
                        Map.entry(
                                "Scenario C: Worker Recovery + Replay Drill",
                                "SKIPPED skipped: the drill was ended: the lock was lost"));
    }

    @Test
    void a_drill_that_is_stopped_between_two_scenarios_fails_by_the_next_one() {
        assertThat(outcomes(StoppedAfterItsLastStep.class, NeverRuns.class))
                .containsExactly(
                        Map.entry("01. The only step is done", "SUCCESSFUL"),
                        Map.entry(
                                "Scenario C: Worker Recovery + Replay Drill",
                                "FAILED aborted because the lock was lost"));
    }

    private static Map<String, String> outcomes(Class<?>... scenarios) {
        var outcomes = new LinkedHashMap<String, String>();
        var builder = request()
                .configurationParameter(
                        "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$OrderAnnotation");
        for (Class<?> scenario : scenarios) {
            builder.selectors(selectClass(scenario));
        }
        LauncherFactory.create().execute(builder.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || firstLine(result).startsWith(" aborted")) {
                    outcomes.put(test.getDisplayName(), result.getStatus() + firstLine(result));
                }
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                outcomes.put(test.getDisplayName(), "SKIPPED " + reason);
            }
        });
        return outcomes;
    }

    private static String firstLine(TestExecutionResult result) {
        return result.getThrowable()
                .map(thrown -> " " + thrown.getMessage().lines().findFirst().orElse(""))
                .orElse("");
    }
}
