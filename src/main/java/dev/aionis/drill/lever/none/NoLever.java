package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.util.List;

/** What every lever does that is none: no change, no undo, no look. */
abstract class NoLever implements Lever {

    private final String name;
    private final String gap;

    /** @param gap what it costs the drill */
    NoLever(String name, String gap) {
        this.name = name;
        this.gap = gap;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<String> gaps() {
        return List.of("levers." + name + " is none: " + gap);
    }

    @Override
    public final void undo(Undo undo) {
        throw missing();
    }

    @Override
    public final boolean undone(Undo undo) {
        throw missing();
    }

    @Override
    public final Look look(Undo undo) {
        return Look.UNSEEN;
    }

    @Override
    public final List<String> byHand(Undo undo) {
        return List.of("# levers." + name + " is none here: undo " + undo.verb() + " " + undo.parameters()
                + " with the configuration by which it was made");
    }

    /** The answer to whoever asks for a change. */
    final DrillException missing() {
        return new DrillException(
                "levers." + name + " is none, so nothing can be changed by it",
                "name a lever in the drill config: hook, docker or kubernetes");
    }
}
