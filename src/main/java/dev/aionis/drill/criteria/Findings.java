package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Objective;
import java.util.ArrayList;
import java.util.List;

/** Collects what speaks against a criterion, and what keeps it from being proven. No finding and no doubt: met. */
final class Findings {

    private final List<String> findings = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    Findings against(boolean seen, String finding) {
        if (seen) {
            findings.add(finding);
        }
        return this;
    }

    /** One finding that names all of {@code items}, if there are any. */
    Findings against(String what, List<String> items) {
        return against(!items.isEmpty(), what + " " + Figures.some(items));
    }

    /** {@code reason} why the absence of findings would prove nothing. */
    Findings doubt(boolean seen, String reason) {
        if (seen) {
            doubts.add(reason);
        }
        return this;
    }

    /** @param sound what was seen where nothing speaks against it */
    Criterion judge(PassCriterion criterion, String sound, String hint) {
        var yardstick = new Yardstick(criterion, Objective.atMost(0, "findings"), hint);
        if (!findings.isEmpty()) {
            return yardstick.judge(findings.size(), String.join("; ", findings));
        }
        return doubts.isEmpty() ? yardstick.judge(0, sound) : yardstick.unproven(String.join("; ", doubts));
    }
}
