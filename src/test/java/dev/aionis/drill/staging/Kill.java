package dev.aionis.drill.staging;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One kill of the matrix.
 *
 * @param scenario its letter
 * @param group the tag by which its drill is selected
 */
record Kill(String scenario, String group, int step, Victim victim) {

    private static final String SCENARIOS = "dev.aionis.drill.scenario";

    /** What is killed. */
    enum Victim {
        JVM {
            @Override
            void end(StagedDrill drill) throws InterruptedException {
                drill.kill();
            }
        },
        BUILD {
            @Override
            void end(StagedDrill drill) throws InterruptedException {
                drill.killGroup();
            }
        };

        abstract void end(StagedDrill drill) throws InterruptedException;
    }

    /** {@code C-3}. */
    String name() {
        return scenario + "-" + step;
    }

    /**
     * @param only names, joined by commas; empty for every step that a build would run
     * @param inTurn one victim for each step, the JVM in odd ones and the build in even ones, and not both
     */
    static List<Kill> selected(String only, boolean inTurn) {
        List<String> names = List.of(only.split(","));
        return all().filter(kill -> only.isEmpty() || names.contains(kill.name()))
                .filter(kill -> !inTurn || (kill.step() % 2 == 1) == (kill.victim() == Victim.JVM))
                .sorted(Comparator.comparing(Kill::scenario).thenComparing(Kill::step))
                .toList();
    }

    /** How many steps the scenario classes have, counted without JUnit: what it does not find would not be killed. */
    static int steps() {
        return ReflectionSupport.findAllClassesInPackage(SCENARIOS, Kill::lettered, name -> true).stream()
                .mapToInt(type -> (int) Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Step.class))
                        .count())
                .sum();
    }

    private static Stream<Kill> all() {
        var plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage(SCENARIOS))
                        .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source -> source.stream())
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> lettered(method.getDeclaringClass()))
                .flatMap(Kill::of);
    }

    private static boolean lettered(Class<?> type) {
        Drill drill = type.getAnnotation(Drill.class);
        return drill != null && drill.value().lettered();
    }

    private static Stream<Kill> of(Method method) {
        Class<?> type = method.getDeclaringClass();
        String scenario = type.getAnnotation(Drill.class).value().id();
        String group = type.getAnnotation(Tag.class).value();
        int step = method.getAnnotation(Step.class).value();
        return Stream.of(Victim.values()).map(victim -> new Kill(scenario, group, step, victim));
    }
}
