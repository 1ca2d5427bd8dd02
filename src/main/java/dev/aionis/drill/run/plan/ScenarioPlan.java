package dev.aionis.drill.run.plan;

import java.time.Duration;
import java.util.List;

/**
 * One scenario as it would go.
 *
 * @param heading as reports have it
 * @param sentences what its steps are called
 * @param steps what they would do
 */
public record ScenarioPlan(String heading, List<String> sentences, List<PlannedStep> steps) {

    public ScenarioPlan {
        if (sentences.size() != steps.size()) {
            throw new IllegalArgumentException("plan of " + heading + ", " + steps.size() + " steps, expected the "
                    + sentences.size() + " of the scenario");
        }
    }

    /** The plan of a scenario by the id that the drill template gives it. */
    public static ScenarioPlan of(String id, String heading, List<String> sentences, PlanFacts facts) {
        List<PlannedStep> steps = switch (id) {
            case "A" -> RestorePlan.of(facts);
            case "B" -> RollbackPlan.of(facts);
            case "C" -> WorkerPlan.of(facts);
            case "D" -> ReplicaPlan.of(facts);
            case "preconditions" -> PreconditionsPlan.of(facts);
            case "sign-off" -> SignOffPlan.of(facts);
            default -> throw new IllegalArgumentException("no plan for scenario " + id);
        };
        return new ScenarioPlan(heading, sentences, steps);
    }

    Duration expected() {
        return steps.stream().map(PlannedStep::expected).reduce(Duration.ZERO, Duration::plus);
    }

    Duration atMost() {
        return steps.stream().map(PlannedStep::atMost).reduce(Duration.ZERO, Duration::plus);
    }
}
