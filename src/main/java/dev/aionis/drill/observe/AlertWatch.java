package dev.aionis.drill.observe;

import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.AlertSample.State;
import dev.aionis.drill.observe.monitoring.Alert;
import dev.aionis.drill.observe.monitoring.AlertSource;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks monitoring on a fixed schedule which of some alerts fire, and keeps every answer with its own time stamps. What
 * could not be asked is a sample too: of an alert that nobody looked for it is not known that it was quiet.
 */
public final class AlertWatch implements AutoCloseable {

    private final AlertSource source;
    private final List<String> alerts;
    private final InstantSource clock;
    private final Metronome metronome;
    private final List<AlertSample> samples = new ArrayList<>();

    /** @param source becomes the watch's own and is closed with it */
    public AlertWatch(AlertSource source, Collection<String> alerts, Duration interval, InstantSource clock) {
        this.source = source;
        this.alerts = List.copyOf(alerts);
        this.clock = clock;
        this.metronome = new Metronome("alert watch", clock, this::poll, () -> Pace.steady(interval));
    }

    public void start() {
        metronome.start();
    }

    /** Every sample of one alert so far, in the order of the polls. */
    public List<AlertSample> samples(String alert) {
        return samples().stream().filter(sample -> sample.alert().equals(alert)).toList();
    }

    /** All samples so far: one of each alert for each poll. */
    public List<AlertSample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** Polls that were left out because the one before took too long. */
    public long missed() {
        return metronome.missed();
    }

    @Override
    public void close() {
        metronome.close();
        source.close();
    }

    void poll() {
        Instant sentAt = clock.instant();
        List<AlertSample> polled;
        try {
            Map<String, List<Alert>> firing =
                    source.firing(alerts).stream().collect(Collectors.groupingBy(Alert::name));
            Instant answeredAt = clock.instant();
            polled = alerts.stream()
                    .map(alert -> sample(alert, sentAt, answeredAt, firing.getOrDefault(alert, List.of())))
                    .toList();
        } catch (NoAnswer none) {
            Instant answeredAt = clock.instant();
            polled = alerts.stream()
                    .map(alert -> new AlertSample(
                            alert, sentAt, answeredAt, State.UNKNOWN, Optional.empty(), none.getMessage()))
                    .toList();
        }
        synchronized (samples) {
            samples.addAll(polled);
        }
    }

    private static AlertSample sample(String alert, Instant sentAt, Instant answeredAt, List<Alert> firing) {
        List<Alert> heard = firing.stream().filter(one -> one.muted().isEmpty()).toList();
        Optional<Instant> since = (heard.isEmpty() ? firing : heard)
                .stream()
                        .map(one -> one.since().orElse(null))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder());
        if (!heard.isEmpty()) {
            return new AlertSample(alert, sentAt, answeredAt, State.FIRING, since, heard.size() + " firing");
        }
        return firing.isEmpty()
                ? new AlertSample(alert, sentAt, answeredAt, State.QUIET, Optional.empty(), "")
                : new AlertSample(
                        alert,
                        sentAt,
                        answeredAt,
                        State.MUTED,
                        since,
                        firing.get(0).muted().orElseThrow());
    }
}
