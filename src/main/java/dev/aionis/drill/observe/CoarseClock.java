package dev.aionis.drill.observe;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a clock that shows whole seconds only, as the {@code Date} header of HTTP does, by asking until its second turns.
 *
 * <p>A stamp S that was asked for at a and had arrived at b was cut off from a moment of [S, S + 1 s) which lay within
 * [a, b]. Many servers keep their stamp until a timer turns it, and turn it a little late; so the moment may have been up to
 * S + 1 s + L, L being {@value #LATE_MILLIS} ms. Hence remote minus local is at least S − b and at most S + 1 s + L − a. The
 * reading is what all rounds have in common: its middle, ± half of its width. One round alone leaves half a second and
 * more. A round on either side of the turn leaves half of the time from the sending of the first to the answer of the
 * second, and L / 2.
 *
 * <p>Source: K. Marzullo, S. Owicki, "Maintaining the time in a distributed system", PODC 1983 (intersection of intervals).
 */
public final class CoarseClock {

    private static final int LATE_MILLIS = 100;

    private static final Duration STAMP_HOLDS = Duration.ofSeconds(1).plusMillis(LATE_MILLIS);

    /** Between two rounds: it bounds what the turn can show. */
    private static final Duration APART = Duration.ofMillis(20);

    /** With their pauses longer than a second, so that a clock which runs turns meanwhile. */
    private static final int MOST_ROUNDS = 60;

    /** Who fails so often is down; a probe finds out when it is back. */
    private static final int MOST_FAILURES = 3;

    private final Callable<Instant> remoteNow;
    private final InstantSource local;
    private Duration atLeast;
    private Duration atMost;
    private Instant firstStamp;
    private Instant lastStamp;

    private CoarseClock(Callable<Instant> remoteNow, InstantSource local) {
        this.remoteNow = remoteNow;
        this.local = local;
    }

    /**
     * Asks up to {@value #MOST_ROUNDS} times, which takes a second and a little at most where answers are quick.
     *
     * @param remoteNow asks the remote clock for its whole second
     * @throws DrillException if no round got an answer, or the answers contradict each other
     */
    public static ClockReading read(Callable<Instant> remoteNow, InstantSource local) {
        return read(remoteNow, local, () -> LockSupport.parkNanos(APART.toNanos()));
    }

    static ClockReading read(Callable<Instant> remoteNow, InstantSource local, Runnable pause) {
        return new CoarseClock(remoteNow, local).read(pause);
    }

    private ClockReading read(Runnable pause) {
        Instant start = local.instant();
        Exception last = null;
        int failures = 0;
        for (int round = 0; round < MOST_ROUNDS && failures < MOST_FAILURES && !turned(); round++) {
            if (round > 0) {
                pause.run();
            }
            try {
                ask();
            } catch (Exception e) {
                last = e;
                failures++;
            }
        }
        if (firstStamp == null) {
            throw new DrillException(
                    "remote clock, no answer in " + failures + " rounds: " + last.getMessage(),
                    "without one its offset can't be told; is the remote side up?",
                    last);
        }
        return reading(start);
    }

    private void ask() throws Exception {
        Instant asked = local.instant();
        Instant stamp = remoteNow.call();
        Instant answered = local.instant();
        Duration low = Duration.between(answered, stamp);
        Duration high = Duration.between(asked, stamp.plus(STAMP_HOLDS));
        atLeast = atLeast == null || low.compareTo(atLeast) > 0 ? low : atLeast;
        atMost = atMost == null || high.compareTo(atMost) < 0 ? high : atMost;
        firstStamp = firstStamp == null ? stamp : firstStamp;
        lastStamp = stamp;
    }

    private boolean turned() {
        return firstStamp != null && !lastStamp.equals(firstStamp);
    }

    private ClockReading reading(Instant start) {
        Duration width = atMost.minus(atLeast);
        if (width.isNegative()) {
            throw new DrillException(
                    "remote clock, stamps " + firstStamp + " and " + lastStamp
                            + " contradict each other, expected those of one clock that runs",
                    "it was set while it was read, or several hosts answer at this address");
        }
        // rounded up, so that the bound still holds after the division
        Duration half = width.plusNanos(1).dividedBy(2);
        Instant middle = start.plus(Duration.between(start, local.instant()).dividedBy(2));
        return new ClockReading(atLeast.plus(half), half, middle);
    }
}
