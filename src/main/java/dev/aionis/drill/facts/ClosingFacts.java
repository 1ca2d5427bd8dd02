package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.SignOffCriteria;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.model.Criterion;
import java.util.List;

/** What is judged at the end of a scenario or of the drill: gates, and that everything was undone. */
public final class ClosingFacts {

    private ClosingFacts() {}

    /** @param expected how many gates there must be */
    public record Gates(PassCriterion criterion, List<GateSeen> gates, int expected) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            List<Check> checks =
                    gates.stream().map(gate -> gate.check(evidence)).toList();
            return switch (criterion) {
                case GATES -> WorkerCriteria.gates(checks, expected);
                case VALIDATION_COMMANDS -> SignOffCriteria.validationCommands(checks, expected);
                default ->
                    throw new IllegalArgumentException("criterion " + criterion.id() + ", expected one of gates");
            };
        }
    }

    /** @param journal the undo journal as it stood */
    public record Undone(JournalSeen journal) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            List<JournalSeen.Entry> entries = journal.entries(evidence);
            return SignOffCriteria.nothingLeft(
                    entries.size(),
                    entries.stream()
                            .filter(JournalSeen.Entry::open)
                            .map(JournalSeen.Entry::what)
                            .toList());
        }
    }
}
