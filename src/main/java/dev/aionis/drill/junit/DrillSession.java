package dev.aionis.drill.junit;

import dev.aionis.drill.run.DrillRun;
import dev.aionis.drill.run.DrillSettings;
import dev.aionis.drill.run.ScenarioLog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One execution of a test plan that holds scenarios: one drill.
 *
 * <p>It is reached through a static field because the launcher's listener, which alone sees the whole plan, and the
 * extension, which alone sees the steps, are made by different owners and share no store.
 */
final class DrillSession implements AutoCloseable {

    private static volatile DrillSession current;

    private final Map<Class<?>, ScenarioLog> logs = new LinkedHashMap<>();
    private final AllureFolder allure;
    private final DrillRun run;
    private final Thread interrupted = new Thread(this::interrupted, "drill-interrupted");

    private DrillSession(List<Class<?>> scenarios) {
        DrillSettings settings = DrillSettings.fromSystem();
        allure = AllureFolder.cleared(settings);
        run = new DrillRun(settings, new AllureEvidence());
        scenarios.forEach(type -> logs.put(type, run.select(type.getAnnotation(Drill.class).value(), steps(type))));
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    static void open(List<Class<?>> scenarios) {
        current = new DrillSession(scenarios);
    }

    static DrillSession current() {
        DrillSession session = current;
        if (session == null) {
            throw new IllegalStateException("no drill session: scenarios run through the JUnit Platform launcher");
        }
        return session;
    }

    DrillRun run() {
        return run;
    }

    ScenarioLog log(Class<?> scenario) {
        return logs.get(scenario);
    }

    void scenarioEnded(ScenarioLog log) {
        allure.summarize(log, run);
    }

    @Override
    public void close() {
        try {
            run.close();
        } finally {
            allure.describe(run);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            current = null;
        }
    }

    /** Ctrl-C, or the build was told to end: what the drill changed is taken back and the record says so. */
    private void interrupted() {
        run.abort("interrupted from outside");
        allure.describe(run);
    }

    private static List<String> steps(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Step.class))
                .sorted(Comparator.comparingInt(method -> method.getAnnotation(Step.class).value()))
                .map(RunbookNames::sentence)
                .toList();
    }
}
