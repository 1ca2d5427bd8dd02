package dev.aionis.drill.lever.hook;

import dev.aionis.drill.model.DrillException;

/** What a lever answers that is asked for something for which it has no command. */
final class Missing {

    private Missing() {}

    static DrillException verb(HookVerb verb) {
        return new DrillException(
                "hook." + verb.label() + " is missing, expected a command",
                "add it to the drill config; docs/hooks.md says what it must do");
    }

    /** What a person does, where there is no command to run. */
    static String byHand(HookVerb verb) {
        return "# hook." + verb.label() + " is missing in the drill config; do what it would by your own means";
    }
}
