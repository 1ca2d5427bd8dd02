package dev.aionis.drill.observe;

import dev.aionis.drill.model.ProbeSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Asks one thing again and again, more often while it is down, and keeps every answer with its own time stamps. While
 * all is well it asks once in each interval, at a random moment of the first half ({@link Pace#spread}). Give the probe
 * a short timeout: while one is under way the next has to wait, which widens the bounds.
 *
 * <p>An outage begins between a good probe and a bad one, so the interval while all is well is the uncertainty of its
 * beginning. A drill knows when it disturbs something: it calls {@link #watchClosely} before, and then the beginning is
 * as sharp as the end. Only of an outage that nobody announced is the beginning as vague as the long interval.
 */
public final class AvailabilityProbe implements AutoCloseable {

    private final String name;
    private final Callable<ProbeResult> probe;
    private final InstantSource clock;
    private final ProbeIntervals intervals;
    private final Metronome metronome;
    private final List<ProbeSample> samples = new ArrayList<>();
    private volatile boolean close;

    /**
     * @param name what is probed, e.g. {@code health api-1}
     * @param probe asks once; an exception is a bad answer
     */
    public AvailabilityProbe(String name, Callable<ProbeResult> probe, ProbeIntervals intervals, InstantSource clock) {
        this.name = name;
        this.probe = probe;
        this.clock = clock;
        this.intervals = intervals;
        this.metronome = new Metronome("probe " + name, clock, this::ask, this::pace);
    }

    public String name() {
        return name;
    }

    public void start() {
        metronome.start();
    }

    /**
     * From now on the interval for what is watched holds, whatever the answers: something is about to be disturbed.
     * Where that is no shorter than the one for good answers, nothing is asked out of turn.
     */
    public void watchClosely() {
        close = true;
        if (intervals.quicken()) {
            metronome.hurry();
        }
    }

    /** The interval goes by the answers again: what was disturbed is back. */
    public void relax() {
        close = false;
    }

    /** All samples so far, in the order they were sent. */
    public List<ProbeSample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    public Optional<ProbeSample> latest() {
        synchronized (samples) {
            return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
        }
    }

    /** The outages that ended. One that has not ended yet is in {@code Outages.of(samples()).open()}. */
    public List<Outage> outages() {
        return Outages.of(samples()).closed();
    }

    /** Probes that were left out because the one before took too long. */
    public long missed() {
        return metronome.missed();
    }

    @Override
    public void close() {
        metronome.close();
    }

    /** As sharp as can be while it is asked more often than usual, spread else. */
    Pace pace() {
        Duration interval = interval();
        return interval.compareTo(intervals.good()) < 0 ? Pace.steady(interval) : Pace.spread(interval);
    }

    private Duration interval() {
        if (close) {
            return intervals.watched();
        }
        return down() ? intervals.down() : intervals.good();
    }

    private boolean down() {
        return latest().map(sample -> !sample.good()).orElse(false);
    }

    private void ask() {
        Instant sentAt = clock.instant();
        ProbeResult result;
        try {
            result = probe.call();
        } catch (Exception e) {
            result = new ProbeResult(false, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        ProbeSample sample = new ProbeSample(name, sentAt, clock.instant(), result.good(), result.detail());
        synchronized (samples) {
            samples.add(sample);
        }
    }
}
