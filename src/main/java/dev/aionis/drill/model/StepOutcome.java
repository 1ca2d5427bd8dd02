package dev.aionis.drill.model;

import java.util.Locale;

/** How a step of a scenario ended. A missed criterion does not break its step. */
public enum StepOutcome {
    DONE,
    BROKEN,
    SKIPPED;

    /** The word the drill record uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
