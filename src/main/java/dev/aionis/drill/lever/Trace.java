package dev.aionis.drill.lever;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a disruption.
 *
 * @param number counts from 1 in each journal
 * @param scenario by which it was made
 * @param what one sentence
 * @param undo how it is taken back
 * @param startedAt when it was written down, just before it was made
 * @param undoneAt when its undo was seen to hold; empty while it is open
 * @param failure what the last attempt to undo it ended with; empty if none failed
 */
public record Trace(
        int number,
        String scenario,
        String what,
        Undo undo,
        Instant startedAt,
        Optional<Instant> undoneAt,
        Optional<String> failure) {

    public boolean open() {
        return undoneAt.isEmpty();
    }

    Trace undone(Instant at) {
        return new Trace(number, scenario, what, undo, startedAt, Optional.of(at), Optional.empty());
    }

    Trace failed(String why) {
        return new Trace(number, scenario, what, undo, startedAt, undoneAt, Optional.of(why));
    }
}
