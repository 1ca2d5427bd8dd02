package dev.aionis.drill.trust;

import dev.aionis.drill.defects.Judgement;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a clean drill ended. Nothing was wrong with the deployment, so whatever it complains of is false.
 *
 * @param drill its number
 * @param runSeed of the run, from which {@code settings} were drawn
 * @param stress what kept the processor busy
 * @param verdict its result; {@code none} if it left no record
 * @param falseFails what a clean drill must not say: missed criteria, broken steps, scenarios that did not run
 * @param unproven criteria that it could not prove, with why
 * @param seconds how long it took, its JVM's start and end included
 * @param suite version and commit of the suite
 * @param folder of its record, below that of the run; empty if it left none
 */
record DrillOutcome(
        int drill,
        long runSeed,
        Stress stress,
        Map<String, String> settings,
        String verdict,
        List<String> falseFails,
        List<Unproven> unproven,
        double seconds,
        String suite,
        String folder) {

    /** What a criterion says that was given no facts at all: a fact about the drill, and no cause. */
    private static final String NO_CAUSE = "it was never judged";

    /** A criterion that was not proven, and why. */
    record Unproven(String criterion, String cause) {

        boolean withoutCause() {
            return cause.isBlank() || cause.contains(NO_CAUSE);
        }
    }

    DrillOutcome {
        settings = Map.copyOf(settings);
        falseFails = List.copyOf(falseFails);
        unproven = List.copyOf(unproven);
    }

    static DrillOutcome of(DrawnDrill drawn, DrillRecord record, double seconds, String suite, String folder) {
        var falseFails = new ArrayList<String>();
        var unproven = new ArrayList<Unproven>();
        for (Judgement one : Judgement.of(record)) {
            if (one.status() == CriterionStatus.MISSED) {
                falseFails.add(one.id() + " MISSED: " + one.said());
            } else if (one.status() == CriterionStatus.UNPROVEN) {
                unproven.add(new Unproven(one.id(), one.said()));
            }
        }
        record.scenarios().forEach(scenario -> falseFails.addAll(broken(scenario)));
        if (falseFails.isEmpty() && record.verdict() == Verdict.FAIL) {
            falseFails.add("verdict fail: " + record.why());
        }
        if (falseFails.isEmpty() && unproven.isEmpty() && record.verdict() != Verdict.PASS) {
            falseFails.add("verdict " + record.verdict().label() + " without an unproven criterion: " + record.why());
        }
        return new DrillOutcome(
                drawn.number(),
                drawn.runSeed(),
                drawn.stress(),
                drawn.settings(),
                record.verdict().label(),
                falseFails,
                unproven,
                seconds,
                suite,
                folder);
    }

    /** A drill that left no record, which is as false as any other complaint. */
    static DrillOutcome without(DrawnDrill drawn, String why, double seconds, String suite) {
        return new DrillOutcome(
                drawn.number(),
                drawn.runSeed(),
                drawn.stress(),
                drawn.settings(),
                "none",
                List.of("no record: " + why),
                List.of(),
                seconds,
                suite,
                "");
    }

    boolean falseAlarm() {
        return !falseFails.isEmpty();
    }

    List<Unproven> withoutCause() {
        return unproven.stream().filter(Unproven::withoutCause).toList();
    }

    private static List<String> broken(ScenarioRecord scenario) {
        if (scenario.verdict() == ScenarioVerdict.NOT_SELECTED) {
            return List.of(scenario.id() + " was not run");
        }
        return scenario.steps().stream()
                .filter(step -> step.outcome() != StepOutcome.DONE)
                .map(step -> scenario.id() + " step " + step.order() + " "
                        + step.outcome().label() + ": " + step.note())
                .toList();
    }
}
