package dev.aionis.drill.junit;

import dev.aionis.drill.run.Scenario;
import io.qameta.allure.listener.ContainerLifecycleListener;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.util.Optional;

/**
 * Sorts every step, skipped ones included, under its scenario in the report's suites and behaviours, and takes secrets out
 * of whatever Allure writes. Found by Allure as a service; leaves the labels of other tests alone.
 */
public final class AllureLabels implements TestLifecycleListener, ContainerLifecycleListener {

    @Override
    public void beforeTestWrite(TestResult result) {
        scenario(result).ifPresent(scenario -> ReportedStep.sort(result, scenario, DrillSession.notes(scenario)));
        new AllureRedaction(DrillSession::clean).of(result);
    }

    /** Where Allure keeps what fails before and after the tests of a class. */
    @Override
    public void beforeContainerWrite(TestResultContainer container) {
        new AllureRedaction(DrillSession::clean).of(container);
    }

    private static Optional<Scenario> scenario(TestResult result) {
        return result.getLabels().stream()
                .filter(label -> label.getName().equals("testClass"))
                .map(Label::getValue)
                .flatMap(name -> annotated(name).stream())
                .findFirst();
    }

    private static Optional<Scenario> annotated(String className) {
        try {
            Class<?> type =
                    Class.forName(className, false, Thread.currentThread().getContextClassLoader());
            return Optional.ofNullable(type.getAnnotation(Drill.class)).map(Drill::value);
        } catch (ClassNotFoundException notOurs) {
            return Optional.empty();
        }
    }
}
