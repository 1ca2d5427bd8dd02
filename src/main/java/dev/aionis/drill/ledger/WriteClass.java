package dev.aionis.drill.ledger;

import java.util.Locale;

/**
 * What an audit finds of one write. T is the restore target; without one, everything acknowledged had to be there.
 * Times are those of the drill's client, so a write was committed no earlier than it was sent and no later than it was
 * acknowledged.
 *
 * <p>Ties: a write acknowledged exactly at T had to be there, since recovery includes its target; one sent exactly at T
 * may be there or not. Where T has bounds, a write is held against its target only if it is on the same side of both.
 */
public enum WriteClass {
    /** Acknowledged at or before T, and there as it was acknowledged. */
    RECOVERED(false, "acknowledged by the target, and there"),
    /** Acknowledged at or before T, and absent: data loss. */
    LOST(true, "acknowledged by the target, and absent"),
    /** There, with another node, commit or hash than any acknowledgement named. */
    ALTERED(true, "there with other ids or another hash than acknowledged"),
    /** Sent after T, and there: the restore overshot. */
    BEYOND_TARGET(true, "sent after the target, yet there"),
    /** There with the drill's prefix, but never sent by it, or known not to have been done. */
    PHANTOM(true, "there, but never sent or known not to have been done"),
    /** Acknowledged after T and sent at or before it: both there and absent are right. */
    IN_FLIGHT_AT_TARGET(false, "under way at the target"),
    /** Never acknowledged, its outcome unknown: both there and absent are right. */
    UNDECIDED(false, "of unknown outcome"),
    /** Acknowledged, but sent after T; absent, as it must be. */
    NOT_EXPECTED(false, "sent after the target, and absent"),
    /** Refused, throttled or never sent; absent, as it must be. */
    NOT_DONE(false, "known not to have been done, and absent");

    private final boolean wrong;
    private final String meaning;

    /** Worked out once: an audit asks for millions. */
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    WriteClass(boolean wrong, String meaning) {
        this.wrong = wrong;
        this.meaning = meaning;
    }

    /** True for the classes of which a sound database holds none. */
    public boolean wrong() {
        return wrong;
    }

    /** For people, to follow a count: {@code 3 acknowledged by the target, and absent}. */
    public String meaning() {
        return meaning;
    }

    public String label() {
        return label;
    }
}
