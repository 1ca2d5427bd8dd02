package dev.aionis.drill.junit;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.ReportNotes;
import dev.aionis.drill.run.CleanConsole;
import dev.aionis.drill.run.DrillMode;
import dev.aionis.drill.run.DrillRun;
import dev.aionis.drill.run.DrillSettings;
import dev.aionis.drill.run.Scenario;
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
    private final Thread interruption = new Thread(this::interrupted, "drill-interrupted");
    private final AllureReport report;
    private final DrillRun run;
    private final Interrupts interrupts;
    private boolean described;
    private int over;

    private DrillSession(List<Class<?>> scenarios) {
        DrillSettings settings = DrillSettings.fromSystem();
        report = AllureReport.open(settings.baseDirectory());
        run = new DrillRun(settings, report);
        CleanConsole.install(run.redactor());
        CleanConsole.cleanProperties();
        scenarios.stream()
                .filter(type -> settings.mode().runs(scenario(type)))
                .forEach(type -> logs.put(type, run.select(scenario(type), steps(type))));
        Runtime.getRuntime().addShutdownHook(interruption);
        interrupts = Interrupts.listen(run);
    }

    /** @param scenarios in the order in which they will run */
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

    static void closeIfOpen() {
        if (current != null) {
            current.close();
        }
    }

    /** The text without the secrets of the drill; where there is none, without those of the process. */
    static String clean(String text) {
        DrillSession session = current;
        return session == null ? CleanConsole.clean(text) : session.run.clean(text);
    }

    /** What stands beside the figures of a scenario; nothing as long as no configuration was read. */
    static ReportNotes notes(Scenario scenario) {
        DrillSession session = current;
        return session == null
                ? ReportNotes.NONE
                : session.run.reportNotes(scenario).orElse(ReportNotes.NONE);
    }

    DrillRun run() {
        return run;
    }

    ScenarioLog log(Class<?> scenario) {
        return logs.get(scenario);
    }

    /** The scenario is over, undo included: its summary can be written. */
    void ended(ScenarioLog log) {
        log.end();
        over++;
        report.summarize(log, run);
    }

    /**
     * Closes the drill if this was its last scenario.
     *
     * @throws NotMet if the drill did not pass and its sign-off, which could not see the end, did not say so; a
     *     preflight never passes as a drill, and is bad only if something failed
     */
    void closeAfterTheLast() {
        if (over < logs.size()) {
            return;
        }
        boolean said = logs.values().stream().anyMatch(log -> log.scenario() == Scenario.SIGN_OFF)
                && run.verdict() != Verdict.PASS
                && !run.step().unsaid();
        close();
        run.record()
                .filter(record -> !said)
                .filter(record -> run.mode() == DrillMode.DRILL || onlyTheEndFailed(record.verdict()))
                .ifPresent(record -> CriteriaAssert.assertPass(record.verdict(), record.why()));
    }

    /** A step of a preflight that failed has failed the build by itself. */
    private boolean onlyTheEndFailed(Verdict verdict) {
        return verdict == Verdict.FAIL && logs.values().stream().noneMatch(log -> log.verdict() == Verdict.FAIL);
    }

    @Override
    public void close() {
        try {
            run.close();
        } finally {
            try {
                describe();
            } finally {
                interrupts.close();
                current = null;
                forgetInterruption();
            }
        }
    }

    private void forgetInterruption() {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException alreadyShuttingDown) {
            // the hook is what closes the drill then, and has nothing left to do
            return;
        }
    }

    /** Ctrl-C, or the build was told to end: what the drill changed is taken back, and the record says so. */
    private void interrupted() {
        run.abort("interrupted from outside");
        describe();
        interrupts.over();
    }

    /** Once: the JVM may end while the other thread is at it. */
    private synchronized void describe() {
        if (!described) {
            report.describe(run);
            described = true;
        }
    }

    private static Scenario scenario(Class<?> type) {
        return type.getAnnotation(Drill.class).value();
    }

    static List<String> steps(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Step.class))
                .sorted(Comparator.comparingInt(
                        method -> method.getAnnotation(Step.class).value()))
                .map(RunbookNames::sentence)
                .toList();
    }
}
