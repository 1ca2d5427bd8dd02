package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.StepOutcome;
import java.util.List;

/**
 * How a selected scenario went.
 *
 * @param id {@code A}, {@code B} or {@code C}
 * @param steps outcomes of its steps; none if it did not run
 * @param criteria its criteria, judged
 */
public record ScenarioOutcome(String id, List<StepOutcome> steps, List<Criterion> criteria) {

    public ScenarioOutcome {
        steps = List.copyOf(steps);
        criteria = List.copyOf(criteria);
    }

    /** A scenario that was selected and did not run. */
    public static ScenarioOutcome notRun(String id) {
        return new ScenarioOutcome(id, List.of(), List.of());
    }
}
