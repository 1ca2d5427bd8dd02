package dev.aionis.drill.run;

import dev.aionis.drill.config.SafetyConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a drill does without, because safety.levers does not name a lever. */
final class AllowedLevers {

    private static final String LOAD = "load";

    private final SafetyConfig safety;

    AllowedLevers(SafetyConfig safety) {
        this.safety = safety;
    }

    /** Why the scenario does not run, if it needs a lever that is not allowed. */
    Optional<String> obstacle(Scenario scenario) {
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
                .filter(scenario -> obstacle(scenario).isPresent())
                .forEach(scenario -> gaps.add("safety.levers does not name "
                        + scenario.lever().orElseThrow() + ": scenario " + scenario.id() + " does not run"));
        if (!load()) {
            gaps.add("safety.levers does not name load: hook.load is not run");
        }
        return gaps;
    }
}
