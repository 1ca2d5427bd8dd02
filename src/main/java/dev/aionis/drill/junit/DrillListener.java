package dev.aionis.drill.junit;

import dev.aionis.drill.run.DrillMode;
import java.util.List;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Opens a drill session before the first scenario, and closes it at the end where no scenario did, as when the last
 * was skipped: the record is written in every case and knows what was selected. Found by the launcher as a service; silent where a plan has no scenario.
 */
public final class DrillListener implements TestExecutionListener {

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        List<Class<?>> scenarios = scenarios(plan);
        if (scenarios.isEmpty()) {
            return;
        }
        if (DrillMode.of(System.getProperties()) == DrillMode.PLAN) {
            PlanSession.open(scenarios);
        } else {
            DrillSession.open(scenarios);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!scenarios(plan).isEmpty()) {
            DrillSession.closeIfOpen();
        }
    }

    private static List<Class<?>> scenarios(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source -> source.stream())
                .filter(ClassSource.class::isInstance)
                .<Class<?>>map(source -> ((ClassSource) source).getJavaClass())
                .filter(type -> type.isAnnotationPresent(Drill.class))
                .toList();
    }
}
