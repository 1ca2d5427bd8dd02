package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import java.util.Optional;

/** A hook as a plan shows it. */
final class Planned {

    private Planned() {}

    static String of(HookVerb verb, Optional<HookCommand> command) {
        return verb.label()
                + command.map(known -> ": $ " + known + ", for at most "
                                + known.timeout().toSeconds() + " s")
                        .orElse(": no command");
    }
}
