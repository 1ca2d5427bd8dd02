package dev.aionis.drill.lever;

import java.util.List;

/** A means by which a drill changes an environment. Each change is a {@link Change}, made through the journal. */
public interface Lever {

    /** Stable name, unique in a drill, e.g. {@code worker}. */
    String name();

    /** What this lever can't do or see in this environment, and what that costs the drill; one sentence each. */
    default List<String> gaps() {
        return List.of();
    }

    /** Takes a disruption back. Idempotent, and touches only what {@code undo} names. */
    void undo(Undo undo);

    /** The exact commands by which a person takes it back, should nothing else; without secrets. */
    List<String> byHand(Undo undo);

    /** Looks whether the former state is back, and may wait for it; never trusts what {@link #undo} returned. */
    boolean undone(Undo undo);

    /** Looks once, at any time, and changes nothing. */
    default Look look(Undo undo) {
        return undone(undo) ? Look.UNDONE : Look.IN_FORCE;
    }
}
