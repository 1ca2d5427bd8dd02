package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * From criteria and steps to a verdict. FAIL: a criterion was missed or a step broke. PARTIAL: none of that, but
 * something is unproven, was skipped, or did not run. PASS: every criterion met, and there was at least one.
 */
public final class Verdicts {

    private Verdicts() {}

    public static Verdict of(ScenarioOutcome scenario) {
        return of(scenario.steps(), scenario.criteria());
    }

    public static Verdict of(Collection<StepOutcome> steps, Collection<Criterion> criteria) {
        if (steps.contains(StepOutcome.BROKEN) || has(criteria, CriterionStatus.MISSED)) {
            return Verdict.FAIL;
        }
        boolean whole = !steps.isEmpty()
                && !steps.contains(StepOutcome.SKIPPED)
                && !criteria.isEmpty()
                && !has(criteria, CriterionStatus.UNPROVEN);
        return whole ? Verdict.PASS : Verdict.PARTIAL;
    }

    /**
     * The verdict of the whole drill: the worst of its parts.
     *
     * @param preconditions judged before the scenarios; may be empty where they are not part of the run
     * @param selected every scenario that was selected, also those that did not run
     */
    public static Verdict ofDrill(Collection<Criterion> preconditions, List<ScenarioOutcome> selected) {
        if (selected.isEmpty()) {
            return has(preconditions, CriterionStatus.MISSED) ? Verdict.FAIL : Verdict.PARTIAL;
        }
        Verdict before = preconditions.isEmpty() ? Verdict.PASS : of(List.of(StepOutcome.DONE), preconditions);
        return Stream.concat(Stream.of(before), selected.stream().map(Verdicts::of))
                .reduce(Verdict.PASS, Verdicts::worse);
    }

    /** FAIL before PARTIAL before PASS. */
    public static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static boolean has(Collection<Criterion> criteria, CriterionStatus status) {
        return criteria.stream().anyMatch(criterion -> criterion.status() == status);
    }
}
