package dev.aionis.drill.junit;

import dev.aionis.drill.run.Scenario;
import io.qameta.allure.listener.ContainerLifecycleListener;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sorts every step, skipped ones included, under its scenario in the report's suites and behaviours, and takes secrets out
 * of whatever Allure writes. Found by Allure as a service; leaves the labels of other tests alone.
 */
public final class AllureLabels implements TestLifecycleListener, ContainerLifecycleListener {

    private static final Set<String> REPLACED = Set.of("parentSuite", "suite", "subSuite", "epic", "feature", "story");

    @Override
    public void beforeTestWrite(TestResult result) {
        scenario(result).ifPresent(scenario -> {
            var labels = new ArrayList<>(result.getLabels().stream()
                    .filter(label -> !REPLACED.contains(label.getName()))
                    .toList());
            labels.addAll(of(scenario));
            result.setLabels(labels);
        });
        new AllureRedaction(DrillSession::clean).of(result);
    }

    /** Where Allure keeps what fails before and after the tests of a class. */
    @Override
    public void beforeContainerWrite(TestResultContainer container) {
        new AllureRedaction(DrillSession::clean).of(container);
    }

    /** Where a scenario is found in the report. */
    static List<Label> of(Scenario scenario) {
        return Stream.of("suite", "feature")
                .map(name -> new Label().setName(name).setValue(scenario.heading()))
                .toList();
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
