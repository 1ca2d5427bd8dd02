package dev.aionis.drill.observe;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the outbox on a fixed schedule over a connection of its own. What it could not read is a gap with a reason. */
public final class BacklogSampler implements AutoCloseable {

    /** A database that hangs must not hold up the sampler for longer. */
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(3);

    /** A sample that failed. */
    public record Gap(Instant at, String error) {}

    private final Function<Instant, BacklogSample> read;
    private final AutoCloseable source;
    private final InstantSource clock;
    private final Metronome metronome;
    private final List<BacklogSample> samples = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    public BacklogSampler(DatabaseAccess access, InstantSource clock, Duration interval) {
        this(new AionisDatabase(access, STATEMENT_LIMIT), clock, interval);
    }

    /** Samples through {@code database}, which becomes the sampler's own and is closed with it. */
    public BacklogSampler(AionisDatabase database, InstantSource clock, Duration interval) {
        this(database::backlog, database, clock, interval);
    }

    BacklogSampler(
            Function<Instant, BacklogSample> read, AutoCloseable source, InstantSource clock, Duration interval) {
        this.read = read;
        this.source = source;
        this.clock = clock;
        this.metronome = new Metronome("backlog sampler", clock, this::sample, () -> Pace.steady(interval));
    }

    public void start() {
        metronome.start();
    }

    /** All samples so far, oldest first. */
    public List<BacklogSample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    public Optional<BacklogSample> latest() {
        synchronized (samples) {
            return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
        }
    }

    /** Samples that failed, oldest first. */
    public List<Gap> gaps() {
        synchronized (samples) {
            return List.copyOf(gaps);
        }
    }

    public Optional<String> lastError() {
        synchronized (samples) {
            return gaps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(gaps.get(gaps.size() - 1).error());
        }
    }

    /** Samples that were left out because the one before took too long. */
    public long missed() {
        return metronome.missed();
    }

    @Override
    public void close() {
        metronome.close();
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException("backlog sampler, connection did not close: " + e.getMessage(), e);
        }
    }

    private void sample() {
        Instant at = clock.instant();
        try {
            BacklogSample sample = read.apply(at);
            synchronized (samples) {
                samples.add(sample);
            }
        } catch (RuntimeException e) {
            synchronized (samples) {
                gaps.add(new Gap(at, String.valueOf(e.getMessage())));
            }
        }
    }
}
