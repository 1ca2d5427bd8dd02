package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.model.Criterion;
import java.util.List;

/**
 * A criterion by its facts, and the premises that it rests on.
 *
 * @param premises in the order in which they are laid under it
 */
public record Judgement(CriterionFacts facts, List<PremiseFacts> premises) {

    public Judgement {
        premises = List.copyOf(premises);
    }

    public Criterion judge(Evidence evidence) {
        return Premise.restOn(
                facts.judge(evidence),
                premises.stream().map(facts -> facts.premise(evidence)).toArray(Premise[]::new));
    }
}
