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
     * @param left what is still there of them, one sentence each
     * @param unseen those that no lever can look at
     */
    public static Criterion nothingLeft(int disruptions, List<String> left, List<String> unseen) {
        var yardstick = new Yardstick(
                PassCriterion.NOTHING_LEFT,
                Objective.atMost(0, "pieces"),
                "undo by hand what is named, or by: java -jar target/ha-drills.jar undo");
        if (!left.isEmpty()) {
            return yardstick.judge(left.size(), "left: " + Figures.some(left));
        }
        if (!unseen.isEmpty()) {
            return yardstick.unproven("undone by its lever's word alone, which can't look: " + Figures.some(unseen));
        }
        return yardstick.judge(
                0, "%d of %d disruptions undone, each looked at again now".formatted(disruptions, disruptions));
    }
}
