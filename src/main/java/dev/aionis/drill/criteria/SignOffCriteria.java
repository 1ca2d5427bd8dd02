package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Objective;
import java.util.List;

/** The criteria of the sign-off. */
public final class SignOffCriteria {

    /** What a complete judgement of the sign-off holds. */
    public static final List<PassCriterion> EXPECTED =
            List.of(PassCriterion.VALIDATION_COMMANDS, PassCriterion.NOTHING_LEFT);

    private SignOffCriteria() {}

    /**
     * @param gates one check for each validation command that ran
     * @param expected how many there must be
     */
    public static Criterion validationCommands(List<Check> gates, int expected) {
        return new Checks(PassCriterion.VALIDATION_COMMANDS, "gates", "see the output of the gate, attached")
                .judge(gates, expected);
    }

    /**
     * @param disruptions how many the drill made
     * @param open those that are not undone, one sentence each
     */
    public static Criterion nothingLeft(int disruptions, List<String> open) {
        var yardstick = new Yardstick(
                PassCriterion.NOTHING_LEFT,
                Objective.atMost(0, "disruptions"),
                "undo by hand what undo-journal.jsonl names as open");
        String saw = open.isEmpty()
                ? "%d of %d disruptions undone, each seen to be".formatted(disruptions, disruptions)
                : "still open: " + Figures.some(open);
        return yardstick.judge(open.size(), saw);
    }
}
