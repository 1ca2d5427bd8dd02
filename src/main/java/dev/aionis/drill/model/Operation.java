package dev.aionis.drill.model;

import java.util.Locale;

/** A kind of request that a drill sends. */
public enum Operation {
    HEALTH,
    WRITE,
    RECALL,
    FIND;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
