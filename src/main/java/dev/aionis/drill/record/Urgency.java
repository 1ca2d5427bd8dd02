package dev.aionis.drill.record;

import java.time.LocalDate;

/** How long a follow-up may wait, counted from the drill's day (UTC). */
enum Urgency {
    /** Something that the drill changed is still so. */
    AT_ONCE(0),
    /** Writes are at stake, or the means to bring them back. */
    DATA(2),
    /** An objective was missed, or something broke. */
    OBJECTIVE(7),
    /** Nothing is known to be wrong, but something was not proven. */
    EVIDENCE(14);

    private final int days;

    Urgency(int days) {
        this.days = days;
    }

    LocalDate due(LocalDate drill) {
        return drill.plusDays(days);
    }
}
