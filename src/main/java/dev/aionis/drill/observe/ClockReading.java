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

    /** A moment that the remote clock stamped, on our clock. */
    public BoundedInstant toLocal(Instant remote) {
        return BoundedInstant.around(remote.minus(offset), uncertainty);
    }

    /** A moment of ours, as the remote clock would have stamped it. */
    public BoundedInstant toRemote(Instant local) {
        return BoundedInstant.around(local.plus(offset), uncertainty);
    }

    /**
     * Whether one pair of clocks explains both readings, each let run fast or slow by 500 ppm, the most by which NTP
     * slews a clock (RFC 5905). If not, one of the clocks was set meanwhile.
     */
    public boolean agreesWith(ClockReading other) {
        Duration drift = Duration.between(at, other.at).abs().dividedBy(1_000_000 / SLEW_PPM);
        Duration apart = offset.minus(other.offset).abs();
        return apart.compareTo(uncertainty.plus(other.uncertainty).plus(drift)) <= 0;
    }
}
