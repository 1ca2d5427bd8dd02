package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.config.SafetyConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a drill does without, because there is no lever for it, or safety.levers does not name it. */
final class AllowedLevers {

    private static final String LOAD = "load";

    private final SafetyConfig safety;
    private final Map<String, LeverKind> kinds;

    AllowedLevers(DrillConfig config) {
        this.safety = config.safety();
        this.kinds = Map.of(
                "worker", config.levers().worker(),
                "release", config.levers().release(),
                "restore", config.levers().restore(),
                "replica", config.replicaLever());
    }

    /** Why the scenario does not run, if it needs a lever that is not allowed, or that there is not. */
    Optional<String> obstacle(Scenario scenario) {
        return forbidden(scenario)
                .or(() -> scenario.lever()
                        .filter(lever -> kinds.get(lever) == LeverKind.NONE)
                        .map(lever -> "levers." + lever + " is none, so nothing can be changed by it"));
    }

    private Optional<String> forbidden(Scenario scenario) {
        return scenario.lever()
                .filter(lever -> !safety.levers().contains(lever))
                .map(lever -> "lever " + lever + " may not change this environment: safety.levers does not name it");
    }

    /** Whether the operator's own load may be put on. */
    boolean load() {
        return safety.levers().contains(LOAD);
    }

    /** One sentence for each lever that is not allowed, and what that costs. */
    List<String> gaps() {
        var gaps = new ArrayList<String>();
        Stream.of(Scenario.values())
                .filter(scenario -> forbidden(scenario).isPresent())
                .forEach(scenario -> gaps.add("safety.levers does not name "
                        + scenario.lever().orElseThrow() + ": scenario " + scenario.id() + " does not run"));
        if (!load()) {
            gaps.add("safety.levers does not name load: hook.load is not run");
        }
        return gaps;
    }
}
