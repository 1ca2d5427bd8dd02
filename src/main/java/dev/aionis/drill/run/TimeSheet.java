package dev.aionis.drill.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where the time of a drill goes. What its steps wait for is either a window, as long as the configuration has it, or the
 * system under drill at work; all else is the drill's own, and is what is left.
 *
 * <p>No moment counts twice: of stretches that overlap, one within the other or on two threads, only the one that began
 * first counts. So what is left is never too small.
 */
final class TimeSheet {

    private enum Account {
        WINDOW,
        SYSTEM
    }

    private final InstantSource clock;
    private final Instant begun;
    private final Map<Account, Duration> booked = new EnumMap<>(Account.class);
    private boolean open;

    TimeSheet(InstantSource clock) {
        this.clock = clock;
        this.begun = clock.instant();
        for (Account account : Account.values()) {
            booked.put(account, Duration.ZERO);
        }
    }

    /** Something is observed for as long as was configured. */
    <T> T window(Supplier<T> observation) {
        return booked(Account.WINDOW, Duration.ZERO, observation);
    }

    /** The system under drill, a lever, a gate or an alert is waited for. */
    <T> T system(Supplier<T> work) {
        return booked(Account.SYSTEM, Duration.ZERO, work);
    }

    /**
     * The system is waited for until it was back for as long as was configured.
     *
     * @param sustained that window, the end of the wait where it was successful
     * @param wait says whether it was
     */
    boolean sustained(Duration sustained, BooleanSupplier wait) {
        return booked(Account.SYSTEM, sustained, wait::getAsBoolean);
    }

    /** Until now. */
    synchronized TimeSpent spent() {
        return new TimeSpent(
                Duration.between(begun, clock.instant()), booked.get(Account.WINDOW), booked.get(Account.SYSTEM));
    }

    private <T> T booked(Account account, Duration windowAtEnd, Supplier<T> work) {
        if (!begin()) {
            return work.get();
        }
        Instant from = clock.instant();
        T result = null;
        try {
            result = work.get();
            return result;
        } finally {
            Duration took = Duration.between(from, clock.instant());
            Duration window = Boolean.TRUE.equals(result) ? shorter(windowAtEnd, took) : Duration.ZERO;
            end(account, took.minus(window), window);
        }
    }

    private synchronized boolean begin() {
        boolean first = !open;
        open = true;
        return first;
    }

    private synchronized void end(Account account, Duration took, Duration window) {
        booked.merge(account, took, Duration::plus);
        booked.merge(Account.WINDOW, window, Duration::plus);
        open = false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
