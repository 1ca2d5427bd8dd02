package dev.aionis.drill.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A thread of its own that does one thing at the ticks of a fixed schedule, until it is closed. */
final class Metronome implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Thread thread;
    private final InstantSource clock;
    private final Runnable work;
    private final Supplier<Pace> pace;
    private volatile boolean running;
    private volatile boolean hurried;
    private volatile long missed;

    /**
     * @param work done at each tick; it records its own failures
     * @param pace to the next tick, asked after each piece of work
     */
    Metronome(String name, InstantSource clock, Runnable work, Supplier<Pace> pace) {
        this.clock = clock;
        this.work = work;
        this.pace = pace;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        running = true;
        thread.start();
    }

    /** Does the work now, or once more if it is under way; the schedule goes on from there. */
    void hurry() {
        hurried = true;
        LockSupport.unpark(thread);
    }

    /** Ticks that were left out because the work before them took too long. */
    long missed() {
        return missed;
    }

    /** Ends the thread, waiting for work under way. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Ticks ticks = new Ticks(clock.instant(), new SplittableRandom());
        while (running) {
            if (hurried) {
                hurried = false;
                ticks.restart(clock.instant());
            }
            work.run();
            Instant next = ticks.next(clock.instant(), pace.get());
            missed = ticks.missed();
            parkUntil(next);
        }
    }

    private void parkUntil(Instant tick) {
        Duration left = Duration.between(clock.instant(), tick);
        while (running && !hurried && left.compareTo(Duration.ZERO) > 0) {
            LockSupport.parkNanos(left.toNanos());
            left = Duration.between(clock.instant(), tick);
        }
    }
}
