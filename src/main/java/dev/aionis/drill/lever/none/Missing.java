package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.util.List;

/** What every lever answers that is asked for a change it can't make. */
final class Missing {

    private Missing() {}

    static DrillException lever(String name) {
        return new DrillException(
                "levers." + name + " is none, so nothing can be changed by it",
                "name a lever in the drill config: hook, docker or kubernetes");
    }

    static List<String> byHand(Undo undo) {
        return List.of("# levers." + undo.lever() + " is none here: undo " + undo.verb() + " " + undo.parameters()
                + " with the configuration by which it was made");
    }
}
