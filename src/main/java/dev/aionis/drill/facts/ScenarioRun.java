package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.ScenarioOutcome;
import dev.aionis.drill.criteria.Verdicts;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one scenario went, or what frames the scenarios: all that its verdict is given by.
 *
 * @param id {@code A}, {@code B}, {@code C}, or a word for what frames them
 * @param lettered true for a scenario of the template
 * @param broken what broke it, or why it did not run; empty if nothing did
 * @param undoFailed whether an undo failed at its end
 * @param steps in their order, as far as they went
 * @param planned how many steps it was to have
 * @param expected what a complete run of it judges
 * @param judged what was judged, in that order
 */
public record ScenarioRun(
        String id,
        boolean lettered,
        Optional<String> broken,
        boolean undoFailed,
        List<StepRecord> steps,
        int planned,
        List<PassCriterion> expected,
        List<Criterion> judged) {

    public ScenarioRun {
        steps = List.copyOf(steps);
        expected = List.copyOf(expected);
        judged = List.copyOf(judged);
    }

    /** The same, had these criteria been judged. */
    public ScenarioRun judging(List<Criterion> others) {
        return new ScenarioRun(id, lettered, broken, undoFailed, steps, planned, expected, others);
    }

    /** What was judged; once every step was done, what nobody judged counts as unproven. */
    public List<Criterion> criteria() {
        long done = steps.stream()
                .filter(step -> step.outcome() == StepOutcome.DONE)
                .count();
        return done > 0 && done == planned ? PassCriterion.complete(judged, expected) : judged;
    }

    public Verdict verdict() {
        List<StepOutcome> outcomes = steps.stream().map(StepRecord::outcome).toList();
        Verdict bySteps = Verdicts.of(new ScenarioOutcome(id, outcomes, criteria()));
        return undoFailed ? Verdict.FAIL : bySteps;
    }

    /** What speaks against a pass, one sentence each; empty if nothing does. */
    public List<String> reasons() {
        var reasons = new ArrayList<String>();
        broken.or(this::unfinished).ifPresent(reasons::add);
        criteria().stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .map(Criterion::headline)
                .forEach(reasons::add);
        if (reasons.isEmpty() && verdict() != Verdict.PASS) {
            reasons.add("no criterion was judged");
        }
        return reasons;
    }

    /** One sentence on the verdict. */
    public String why() {
        return Outcome.inWords(reasons());
    }

    private Optional<String> unfinished() {
        if (steps.isEmpty()) {
            return Optional.of("no step ran");
        }
        return steps.stream()
                .filter(step -> step.outcome() != StepOutcome.DONE)
                .map(step -> "step " + step.order() + " '" + step.name() + "': " + step.note())
                .findFirst();
    }
}
