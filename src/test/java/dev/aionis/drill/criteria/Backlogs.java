package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays an outbox through a worker outage, every tenth of a second. */
final class Backlogs {

    static final double STOPPED = 20;
    static final double RESTARTED = 40;

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");

    private final double arrivals;
    private final double served;
    private final long held;
    private final double heldUntil;
    private final List<BacklogSample> samples = new ArrayList<>();

    /**
     * @param arrivals rows a second
     * @param served rows a second while a worker lives
     * @param held rows that the worker holds when it dies
     * @param heldUntil the second at which these claims expire
     */
    Backlogs(double arrivals, double served, long held, double heldUntil) {
        this.arrivals = arrivals;
        this.served = served;
        this.held = held;
        this.heldUntil = heldUntil;
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    /** Plays until {@code end} seconds and gives the baseline. */
    Backlogs play(double end) {
        double pending = 2;
        double published = 1000;
        for (int tick = 0; tick * 0.1 < end; tick++) {
            double second = tick * 0.1;
            pending += arrivals * 0.1;
            boolean alive = second < STOPPED || second >= RESTARTED;
            boolean holding = held > 0 && second >= STOPPED && second < heldUntil;
            double floor = holding ? held : Math.min(pending, 1 + tick % 3);
            double done = alive ? Math.max(0, Math.min(served * 0.1, pending - floor)) : 0;
            pending -= done;
            published += done;
            boolean waiting = pending > 10 || holding || !alive;
            samples.add(new BacklogSample(
                    at(second),
                    Math.round(pending),
                    holding ? held : 0,
                    0,
                    Math.round(published),
                    waiting && second >= STOPPED
                            ? Duration.ofMillis(Math.round(1000 * (second - STOPPED)))
                            : Duration.ofMillis(100)));
        }
        return this;
    }

    List<BacklogSample> baseline() {
        return samples.stream()
                .filter(sample -> sample.at().isBefore(at(STOPPED)))
                .toList();
    }

    List<BacklogSample> after() {
        return samples.stream()
                .filter(sample -> !sample.at().isBefore(at(STOPPED)))
                .toList();
    }

    BacklogCurve curve(Duration sustained) {
        return BacklogCurve.of(baseline(), after(), at(STOPPED), at(RESTARTED), sustained);
    }
}
