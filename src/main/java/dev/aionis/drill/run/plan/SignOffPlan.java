package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.config.HookConfig;
import java.util.List;

/** The end of a drill. */
final class SignOffPlan {

    private SignOffPlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        List<String> cleanup = facts.config()
                .hook()
                .flatMap(HookConfig::cleanup)
                .map(command -> List.of("command $ " + command + ", told the scope " + facts.scope()))
                .orElse(List.of("what the drill wrote stays in " + facts.scope() + ": no hook.cleanup is configured"));
        return List.of(
                PlannedStep.doing(facts.gates(GateConfig.Phase.SIGN_OFF))
                        .within(facts.gatesLimit(GateConfig.Phase.SIGN_OFF)),
                PlannedStep.doing(
                        "a look by the levers whether everything that was changed is as before, and whether a copy is left"),
                PlannedStep.doing(facts.live(SentSql.NODES)).and(cleanup).and("write the record"));
    }
}
