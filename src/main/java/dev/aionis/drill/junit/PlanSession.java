package dev.aionis.drill.junit;

import dev.aionis.drill.run.CleanConsole;
import dev.aionis.drill.run.DrillMode;
import dev.aionis.drill.run.DrillPlanner;
import dev.aionis.drill.run.DrillSettings;
import dev.aionis.drill.run.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One execution of a test plan of which nothing is carried out: what it would do is said and written down.
 *
 * <p>JUnit swallows what a listener throws. Why no plan could be made is kept for the first scenario class, which
 * throws it in its place and so fails the build.
 */
final class PlanSession {

    private static volatile RuntimeException failure;

    private PlanSession() {}

    /** @param scenarios in the order in which they would run */
    static void open(List<Class<?>> scenarios) {
        failure = null;
        Map<Scenario, List<String>> steps = new LinkedHashMap<>();
        scenarios.forEach(type -> steps.put(type.getAnnotation(Drill.class).value(), DrillSession.steps(type)));
        CleanConsole.install();
        try {
            var planner = new DrillPlanner(DrillSettings.fromSystem());
            CleanConsole.cleanProperties();
            planner.plan(steps);
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }

    /** Whether a plan was wanted and could not be made, and nobody said so yet. */
    static boolean failed(DrillMode mode) {
        return mode == DrillMode.PLAN && failure != null;
    }

    static void throwFailure() {
        RuntimeException broken = failure;
        failure = null;
        if (broken != null) {
            throw broken;
        }
    }
}
