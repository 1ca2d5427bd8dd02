package dev.aionis.drill.run;

import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.LeftCopy;
import dev.aionis.drill.model.DrillException;
import java.time.Instant;
import java.util.List;

/** A restored copy that no journal names, found by the lever itself. */
record StrayCopy(RestoreLever lever, LeftCopy copy) implements Leftover {

    @Override
    public String what() {
        return "restored copy " + copy.name() + ", which no open journal names";
    }

    /** Nobody wrote it down. */
    @Override
    public Instant since() {
        return Instant.EPOCH;
    }

    @Override
    public List<String> byHand() {
        return lever.byHand(copy.undo());
    }

    @Override
    public void clear() {
        lever.undo(copy.undo());
        if (!lever.undone(copy.undo())) {
            throw new DrillException(
                    "restored copy " + copy.name() + ", the lever said it was removed, but it is there",
                    "remove it by hand");
        }
    }
}
