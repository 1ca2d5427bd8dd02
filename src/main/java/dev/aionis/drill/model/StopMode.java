package dev.aionis.drill.model;

import java.util.Locale;

/** How a worker is taken away. */
public enum StopMode {
    /** Asked to end: it finishes the batch it holds. */
    STOP,
    /** Ended at once: the claims it held stay claimed until their timeout. */
    KILL,
    /** Halted where it stands, connections and claims included. */
    FREEZE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
