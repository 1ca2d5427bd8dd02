package dev.aionis.drill.run;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.DrillException;
import java.util.function.Supplier;

/**
 * Judges by what is read from a restored copy. A copy may be damaged in one place and sound in others: what can't be read
 * leaves its own criterion unproven, with the reason, and the others are judged all the same.
 */
final class CopyCriteria {

    private final Stage stage;

    CopyCriteria(Stage stage) {
        this.stage = stage;
    }

    Criterion judged(PassCriterion criterion, Supplier<CriterionFacts> look, PremiseFacts... premises) {
        return stage.judged(facts(criterion, look), premises);
    }

    private CriterionFacts facts(PassCriterion criterion, Supplier<CriterionFacts> look) {
        try {
            return look.get();
        } catch (DrillException unread) {
            stage.run().step().throwIfAborted();
            return new SharedFacts.Unseen(criterion, InShort.of(unread));
        }
    }
}
