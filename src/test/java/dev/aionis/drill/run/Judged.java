package dev.aionis.drill.run;

import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;

/** One criterion in each of its three states. */
final class Judged {

    static final Criterion MET = Criterion.judge(
            "rto", "restored within RTO", Measure.count(4, "s"), Objective.atMost(30, "s"), "restored after 4 s");

    static final Criterion MISSED = Criterion.judge(
            "drain-time", "drained in time", Measure.count(41, "s"), Objective.atMost(30, "s"), "drained after 41 s");

    static final Criterion UNPROVEN = Criterion.unproven(
            "rpo", "no write lost", Objective.atMost(0, "rows"), "no write was acknowledged, so none could be lost");

    private Judged() {}

    static Criterion met(PassCriterion criterion) {
        return Criterion.judge(
                criterion.id(), criterion.title(), Measure.count(0, "rows"), Objective.atMost(0, "rows"), "all well");
    }
}
