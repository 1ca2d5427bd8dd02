package dev.aionis.drill.record;

import dev.aionis.drill.record.html.SpanChart.Stretch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The moments among a scenario's measurements. A measurement may hold anything: what is no moment is not there.
 *
 * @param scenario whose measurements
 */
record Moments(ScenarioRecord scenario) {

    Optional<Instant> at(MeasuredKey key) {
        return scenario.measurement(key.key()).flatMap(Moments::instant);
    }

    /** From the one moment to the other, in seconds since {@code zero}; empty if one is not there. */
    Optional<Stretch> stretch(Instant zero, MeasuredKey from, MeasuredKey to) {
        return at(from).flatMap(begin -> at(to).flatMap(end -> stretch(zero, begin, end)));
    }

    /** Empty if the end is before the beginning. */
    static Optional<Stretch> stretch(Instant zero, Instant from, Instant to) {
        return to.isBefore(from) ? Optional.empty() : Optional.of(new Stretch(seconds(zero, from), seconds(zero, to)));
    }

    /** The outages that a probe saw, in the order in which the probes are named. */
    Stream<Outages> outages(Instant zero) {
        return scenario.measurements().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("availability.") && ValueText.isTable(entry.getValue()))
                .map(entry -> new Outages(
                        entry.getKey().substring("availability.".length()),
                        ValueText.rows(entry.getValue()).stream()
                                .flatMap(row -> outage(zero, row).stream())
                                .toList()))
                .filter(outages -> !outages.stretches().isEmpty());
    }

    /**
     * @param probe who did not get a good answer
     * @param stretches when, at the longest that its samples allow
     */
    record Outages(String probe, List<Stretch> stretches) {

        double longest() {
            return stretches.stream().mapToDouble(s -> s.to() - s.from()).max().orElse(0);
        }
    }

    private static Optional<Stretch> outage(Instant zero, Map<?, ?> row) {
        return instant(row.get("startAfter"))
                .flatMap(from -> instant(row.get("endBefore")).flatMap(to -> stretch(zero, from, to)));
    }

    static Optional<Instant> instant(Object value) {
        try {
            return value instanceof String text && ValueText.isInstant(text)
                    ? Optional.of(Instant.parse(text))
                    : Optional.empty();
        } catch (DateTimeException dayThatIsNone) {
            return Optional.empty();
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
