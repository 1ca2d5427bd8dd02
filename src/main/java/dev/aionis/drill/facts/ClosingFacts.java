package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.SignOffCriteria;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.model.Criterion;
import java.util.List;
import java.util.stream.Stream;

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

    /**
     * @param journal the undo journal as it stood
     * @param changed what a last look showed to be there still, though the journal has it as undone
     * @param unseen what no lever could look at
     */
    public record Undone(JournalSeen journal, List<String> changed, List<String> unseen) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            List<JournalSeen.Entry> entries = journal.entries(evidence);
            Stream<String> open =
                    entries.stream().filter(JournalSeen.Entry::open).map(entry -> entry.what() + " (not undone)");
            return SignOffCriteria.nothingLeft(
                    entries.size(), Stream.concat(open, changed.stream()).toList(), unseen);
        }
    }
}
