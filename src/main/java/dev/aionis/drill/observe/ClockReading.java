package dev.aionis.drill.observe;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a remote clock is from ours.
 *
 * @param offset remote minus local
 * @param uncertainty the true offset is within {@code offset ± uncertainty}
 * @param at when it was measured, by our clock
 */
public record ClockReading(Duration offset, Duration uncertainty, Instant at) {

    private static final long SLEW_PPM = 500;

    public ClockReading {
        if (uncertainty.isNegative()) {
            throw new IllegalArgumentException("clock reading, uncertainty " + uncertainty + ", expected at least 0");
        }
    }

    /** A moment that the remote clock stamped, on our clock; less sure by what the clocks may have drifted since. */
    public BoundedInstant toLocal(Instant remote) {
        Instant local = remote.minus(offset);
        return BoundedInstant.around(local, uncertainty.plus(drift(at, local)));
    }

    /** A moment of ours, as the remote clock would have stamped it. */
    public BoundedInstant toRemote(Instant local) {
        return BoundedInstant.around(local.plus(offset), uncertainty.plus(drift(at, local)));
    }

    /** How far the two readings are apart. */
    public Duration apart(ClockReading other) {
        return offset.minus(other.offset).abs();
    }

    /**
     * How far they may be apart although no clock was set: both uncertainties, and the clocks run fast or slow by 500
     * ppm, the most by which NTP slews a clock (RFC 5905).
     */
    public Duration explained(ClockReading other) {
        return uncertainty.plus(other.uncertainty).plus(drift(at, other.at));
    }

    /** Whether one pair of clocks explains both readings. If not, one of the clocks was set meanwhile. */
    public boolean agreesWith(ClockReading other) {
        return apart(other).compareTo(explained(other)) <= 0;
    }

    private static Duration drift(Instant one, Instant other) {
        return Duration.between(one, other).abs().dividedBy(1_000_000 / SLEW_PPM);
    }
}
