package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;
import java.time.Instant;
import java.util.List;

/** A journal that can't be read: what it names may not be undone, and only a person can find out. */
record Damaged(String what) implements Leftover {

    @Override
    public Instant since() {
        return Instant.EPOCH;
    }

    @Override
    public List<String> byHand() {
        return List.of("# look at each thing that its lines name, then move the file away");
    }

    @Override
    public void clear() {
        throw new DrillException("nothing was cleared, a person has to look", "see what is damaged");
    }
}
