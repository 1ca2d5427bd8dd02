package dev.aionis.drill.lever;

/** What one look at a disruption shows. */
public enum Look {
    /** The former state is there. */
    UNDONE,
    /** It is not. */
    IN_FORCE,
    /** This lever has no means to look. */
    UNSEEN
}
