package dev.aionis.drill.observe;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Measures a remote clock by asking it several times. The remote stamp lies somewhere within the round trip, so half
 * of the round trip bounds the error; the quickest round gives the tightest bound.
 *
 * <p>Source: F. Cristian, "Probabilistic clock synchronization", Distributed Computing 3 (1989); the choice of the
 * quickest round is the clock filter of NTP, RFC 5905, section 10.
 */
public final class ClockOffset {

    private ClockOffset() {}

    /**
     * Reads a clock of fine resolution, such as a database's.
     *
     * @param remoteNow asks the remote clock
     * @param rounds how often to ask, at least 1; a round that fails is left out
     * @throws DrillException if every round failed
     */
    public static ClockReading measure(Callable<Instant> remoteNow, InstantSource local, int rounds) {
        return measure(remoteNow, local, rounds, Duration.ZERO);
    }

    /**
     * Reads a clock that cuts its stamps off, as a database does at microseconds: the stamp stands for any moment of the
     * {@code resolution} that follows it. One that cuts off at seconds is better read by {@link CoarseClock}.
     */
    public static ClockReading measure(
            Callable<Instant> remoteNow, InstantSource local, int rounds, Duration resolution) {
        if (rounds < 1) {
            throw new IllegalArgumentException("clock offset, rounds " + rounds + ", expected at least 1");
        }
        Optional<ClockReading> best = Optional.empty();
        Exception last = null;
        for (int round = 0; round < rounds; round++) {
            try {
                ClockReading reading = round(remoteNow, local, resolution);
                if (best.isEmpty() || reading.uncertainty().compareTo(best.get().uncertainty()) < 0) {
                    best = Optional.of(reading);
                }
            } catch (Exception e) {
                last = e;
            }
        }
        Exception failure = last;
        return best.orElseThrow(() -> new DrillException(
                "remote clock, no answer in " + rounds + " rounds: " + failure.getMessage(),
                "without it durations between hosts cannot be told; is the remote side up?",
                failure));
    }

    private static ClockReading round(Callable<Instant> remoteNow, InstantSource local, Duration resolution)
            throws Exception {
        Instant asked = local.instant();
        Instant stamp = remoteNow.call();
        Duration roundTrip = Duration.between(asked, local.instant());
        Instant midpoint = asked.plus(roundTrip.dividedBy(2));
        Duration halfCut = resolution.dividedBy(2);
        // rounded up, so that the bound still holds after the division
        Duration uncertainty = roundTrip.plusNanos(1).dividedBy(2).plus(halfCut);
        return new ClockReading(Duration.between(midpoint, stamp.plus(halfCut)), uncertainty, midpoint);
    }
}
