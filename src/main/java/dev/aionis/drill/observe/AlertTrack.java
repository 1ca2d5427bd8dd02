package dev.aionis.drill.observe;

import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.AlertSample.State;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the polls say of one alert, held against a disruption. An alert began to fire between the sending of the last
 * poll without it and the answer of the first with it. One that fired before the disruption was not raised by it, and
 * one that may have is no proof.
 *
 * @param alert the name of its rule
 * @param broken why it proves nothing of this disruption; empty if it does
 * @param fired when it was first seen firing since the disruption
 * @param since the server's own moment of its beginning then, by the server's clock
 * @param resolved when it was gone again, after it was last seen firing
 * @param quiet for how long after the disruption it surely did not fire: up to the last poll without it
 * @param muted why nobody was told though it fired; empty if that was never seen since the disruption
 * @param unanswered polls since the disruption that told nothing
 */
public record AlertTrack(
        String alert,
        Optional<String> broken,
        Optional<BoundedInstant> fired,
        Optional<Instant> since,
        Optional<BoundedInstant> resolved,
        Duration quiet,
        Optional<String> muted,
        long unanswered) {

    /**
     * @param samples of this alert, in the order of the polls
     * @param disrupted when the disruption began
     */
    public static AlertTrack of(String alert, List<AlertSample> samples, BoundedInstant disrupted) {
        List<AlertSample> told = samples.stream().filter(AlertSample::told).toList();
        List<AlertSample> before = told.stream()
                .filter(sample -> sample.sentAt().isBefore(disrupted.earliest()))
                .toList();
        List<AlertSample> since = told.subList(before.size(), told.size());
        Optional<AlertSample> first = since.stream().filter(AlertSample::firing).findFirst();
        Optional<BoundedInstant> fired =
                first.map(sample -> new BoundedInstant(lastBefore(told, sample).sentAt(), sample.answeredAt()));
        return new AlertTrack(
                alert,
                flaw(before, fired, disrupted),
                fired,
                first.flatMap(AlertSample::since),
                resolved(since),
                quiet(since, disrupted),
                since.stream()
                        .filter(sample -> sample.state() == State.MUTED)
                        .map(AlertSample::detail)
                        .findFirst(),
                samples.stream()
                        .filter(sample -> !sample.told() && !sample.sentAt().isBefore(disrupted.earliest()))
                        .count());
    }

    /** From the disruption until it was first seen firing; never below zero. */
    public Optional<Span> latency(BoundedInstant disrupted) {
        return fired.map(disrupted::until)
                .map(span -> new Span(notBelowZero(span.shortest()), notBelowZero(span.longest())));
    }

    private static Optional<String> flaw(
            List<AlertSample> before, Optional<BoundedInstant> fired, BoundedInstant disrupted) {
        if (before.isEmpty()) {
            return Optional.of("no poll before the disruption told whether it fired already");
        }
        if (before.stream().anyMatch(AlertSample::firing)) {
            return Optional.of("it fired already before the disruption");
        }
        return fired.filter(moment -> moment.earliest().isBefore(disrupted.earliest()))
                .map(moment -> "it may have fired before the disruption: the last poll without it was "
                        + Duration.between(moment.earliest(), disrupted.earliest())
                                .toMillis() + " ms before");
    }

    /** The sample itself where none was before: then the moment is flawed anyway. */
    private static AlertSample lastBefore(List<AlertSample> told, AlertSample first) {
        int index = told.indexOf(first);
        return told.get(Math.max(0, index - 1));
    }

    private static Optional<BoundedInstant> resolved(List<AlertSample> since) {
        AlertSample lastFiring = null;
        AlertSample firstWithout = null;
        for (AlertSample sample : since) {
            if (sample.firing()) {
                lastFiring = sample;
                firstWithout = null;
            } else if (lastFiring != null && firstWithout == null) {
                firstWithout = sample;
            }
        }
        return firstWithout == null
                ? Optional.empty()
                : Optional.of(new BoundedInstant(lastFiring.sentAt(), firstWithout.answeredAt()));
    }

    private static Duration quiet(List<AlertSample> since, BoundedInstant disrupted) {
        return since.stream()
                .takeWhile(sample -> !sample.firing())
                .reduce((earlier, later) -> later)
                .map(last -> notBelowZero(Duration.between(disrupted.latest(), last.sentAt())))
                .orElse(Duration.ZERO);
    }

    private static Duration notBelowZero(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
