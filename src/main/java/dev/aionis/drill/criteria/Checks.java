package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.util.List;

/** Judges a list of checks: all of those expected must have been made, and all must have passed. */
record Checks(PassCriterion criterion, String unit, String hint) {

    Criterion judge(List<Check> checks, int expected) {
        int needed = Math.max(1, Math.max(expected, checks.size()));
        var yardstick = new Yardstick(criterion, Objective.atLeast(needed, unit), hint);
        List<String> failed = named(checks, CriterionStatus.MISSED);
        List<String> unknown = named(checks, CriterionStatus.UNPROVEN);
        long passed = checks.size() - failed.size() - unknown.size();
        if (!failed.isEmpty()) {
            return yardstick.judge(passed, "not passed: " + Figures.some(failed));
        }
        if (!unknown.isEmpty()) {
            return yardstick.unproven("not to be told: " + Figures.some(unknown));
        }
        if (passed < needed) {
            return yardstick.unproven("%d of %d %s made".formatted(passed, needed, unit));
        }
        return yardstick.judge(
                Measure.count(passed, unit),
                "passed: " + Figures.some(checks.stream().map(Check::name).toList()));
    }

    private static List<String> named(List<Check> checks, CriterionStatus status) {
        return checks.stream()
                .filter(check -> check.status() == status)
                .map(Check::toString)
                .toList();
    }
}
