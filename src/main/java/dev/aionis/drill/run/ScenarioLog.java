package dev.aionis.drill.run;

import dev.aionis.drill.aionis.SqlJournal;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.GateRecord;
import dev.aionis.drill.record.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened in one scenario: its steps, criteria and measurements. Speaks to the console as it goes. */
public final class ScenarioLog {

    private static final Logger LOG = LoggerFactory.getLogger("drill");

    private final Scenario scenario;
    private final List<String> plannedSteps;
    private final InstantSource clock;
    private final UnaryOperator<String> clean;
    private final List<StepRecord> steps = new ArrayList<>();
    private final Map<String, Criterion> criteria = new LinkedHashMap<>();
    private final List<PassCriterion> expected;
    private final Map<String, Object> measurements = new LinkedHashMap<>();
    private final SqlJournal sql = new SqlJournal();
    private final List<GateRecord> gates = new ArrayList<>();
    private final List<String> stepEvidence = new ArrayList<>();
    private Instant startedAt;
    private Instant endedAt;
    private RunningStep running;
    private String broken;
    private boolean undoFailed;

    private record RunningStep(int order, String name, Instant startedAt) {}

    /**
     * @param plannedSteps their sentences, in order
     * @param clean takes secrets out of what is said on the console
     */
    ScenarioLog(Scenario scenario, List<String> plannedSteps, InstantSource clock, UnaryOperator<String> clean) {
        this.clean = clean;
        this.scenario = scenario;
        this.expected = new ArrayList<>(scenario.expected());
        this.plannedSteps = List.copyOf(plannedSteps);
        this.clock = clock;
    }

    /** The scenario's first step is about to run. */
    public synchronized void begin() {
        startedAt = clock.instant();
        LOG.info("");
        LOG.info("{}", scenario.heading());
    }

    /** The scenario is over, undo included. */
    public synchronized void end() {
        endedAt = clock.instant();
    }

    public synchronized void stepStarted(int order, String name) {
        LOG.info("  {}. {}", order, name);
        running = new RunningStep(order, name, clock.instant());
    }

    public synchronized void stepDone() {
        finish(StepOutcome.DONE, "");
    }

    /** The step ended with something other than a judged criterion. */
    public synchronized void stepBroken(Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage())
                .filter(said -> !said.isBlank())
                .orElse(thrown.getClass().getSimpleName());
        broken = "step " + running.order() + " '" + running.name() + "' broke: " + firstLine(message);
        LOG.info("     broke: {}", message.replace("\n", "\n              "));
        finish(StepOutcome.BROKEN, message);
    }

    /** What the steps work with could not be made: the first step broke before it began, and no other runs. */
    public synchronized void couldNotBegin(Throwable thrown) {
        stepStarted(1, plannedSteps.get(0));
        stepBroken(thrown);
        for (int i = 1; i < plannedSteps.size(); i++) {
            stepSkipped(i + 1, plannedSteps.get(i), broken);
        }
    }

    public synchronized void stepSkipped(int order, String name, String why) {
        LOG.info("  {}. {}: skipped", order, name);
        steps.add(StepRecord.skipped(order, name, why));
    }

    /** The scenario as a whole could not run. */
    public synchronized void skipped(String why) {
        LOG.info("");
        LOG.info("{}: skipped, {}", scenario.heading(), why);
        broken = why;
        for (int i = 0; i < plannedSteps.size(); i++) {
            steps.add(StepRecord.skipped(i + 1, plannedSteps.get(i), why));
        }
    }

    /** An undo failed: the scenario can't pass, and what it measured stays measured. */
    synchronized void undoFailed(String what) {
        LOG.info("     undo failed: {}", clean.apply(what));
        undoFailed = true;
        String inShort = "undo failed: " + firstLine(what);
        broken = broken == null ? inShort : broken + "; " + inShort;
    }

    synchronized boolean undoFailed() {
        return undoFailed;
    }

    /** Notes a judged criterion and hands it on. */
    public synchronized Criterion judged(Criterion criterion) {
        criteria.put(criterion.id(), criterion);
        LOG.info("     {} {}", criterion.status().sign(), criterion.headline());
        return criterion;
    }

    /** Makes a criterion part of this run of the scenario, as configured: never judged, it is unproven. */
    synchronized void expect(PassCriterion criterion) {
        expected.add(criterion);
    }

    /** Notes a figure or a moment under a name such as {@code rpo.lostWrites}. */
    public synchronized void measured(String name, Object value) {
        measurements.put(name, value);
    }

    /** Says something worth knowing while a step runs. */
    public void say(String line) {
        LOG.info("     {}", clean.apply(line));
    }

    /** Notes a validation command that ran. */
    synchronized void gate(GateRecord gate) {
        gates.add(gate);
    }

    synchronized List<GateRecord> gates() {
        return List.copyOf(gates);
    }

    /** The statements that the scenario's steps send to databases. */
    SqlJournal sql() {
        return sql;
    }

    synchronized void evidence(String path) {
        stepEvidence.add(path);
    }

    public Scenario scenario() {
        return scenario;
    }

    /** The steps that ended. */
    public synchronized List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** The steps as they stand when the drill ends: one that still runs then is broken, those after it are skipped. */
    synchronized List<StepRecord> stepsAtEnd() {
        var all = new ArrayList<>(steps);
        if (running != null) {
            all.add(ended(StepOutcome.BROKEN, "the drill was ended while it ran"));
        }
        Set<Integer> known = all.stream().map(StepRecord::order).collect(Collectors.toSet());
        for (int order = 1; order <= plannedSteps.size(); order++) {
            if (!known.contains(order)) {
                all.add(StepRecord.skipped(order, plannedSteps.get(order - 1), "the drill was ended before it"));
            }
        }
        return all;
    }

    /** The scenario's verdict so far. */
    public Verdict verdict() {
        return ran(steps()).verdict();
    }

    /** What speaks against a pass, one sentence each; empty if nothing does. */
    public List<String> reasons() {
        return ran(steps()).reasons();
    }

    /** The criteria judged so far; once every step was done, those that nobody judged count as unproven. */
    public List<Criterion> criteria() {
        return ran(steps()).criteria();
    }

    /** How it went, with its steps as they are counted. */
    synchronized ScenarioRun ran(List<StepRecord> counted) {
        return new ScenarioRun(
                scenario.id(),
                scenario.lettered(),
                broken(),
                undoFailed,
                counted,
                plannedSteps.size(),
                expected,
                List.copyOf(criteria.values()));
    }

    public synchronized Map<String, Object> measurements() {
        return new LinkedHashMap<>(measurements);
    }

    /** What broke the scenario, or empty. */
    public synchronized Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    public synchronized Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public synchronized Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    private void finish(StepOutcome outcome, String note) {
        StepRecord step = ended(outcome, note);
        steps.add(step);
        stepEvidence.clear();
        running = null;
        LOG.info("     {} after {}", outcome.label(), seconds(step.took().orElseThrow()));
    }

    private StepRecord ended(StepOutcome outcome, String note) {
        return new StepRecord(
                running.order(), running.name(), running.startedAt(), clock.instant(), outcome, note, stepEvidence);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
