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
 * @param deadline until when it is to be undone, whatever the drill is at
 * @param undoneAt when its undo was seen to hold; empty while it is open
 * @param undoneBy who undid it; empty while it is open
 * @param failure what the last attempt that failed to undo it ended with, also where a later one held; empty if none
 *     failed
 */
public record Trace(
        int number,
        String scenario,
        String what,
        Undo undo,
        Instant startedAt,
        Instant deadline,
        Optional<Instant> undoneAt,
        Optional<String> undoneBy,
        Optional<String> failure) {

    static Trace opened(int number, String scenario, Change<?> change, Instant at, Instant deadline) {
        return new Trace(
                number,
                scenario,
                change.what(),
                change.undo(),
                at,
                deadline,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean open() {
        return undoneAt.isEmpty();
    }

    Trace undone(Instant at, String by) {
        return new Trace(number, scenario, what, undo, startedAt, deadline, Optional.of(at), Optional.of(by), failure);
    }

    Trace reopened() {
        return new Trace(
                number, scenario, what, undo, startedAt, deadline, Optional.empty(), Optional.empty(), failure);
    }

    Trace failed(String why) {
        return new Trace(number, scenario, what, undo, startedAt, deadline, undoneAt, undoneBy, Optional.of(why));
    }
}
