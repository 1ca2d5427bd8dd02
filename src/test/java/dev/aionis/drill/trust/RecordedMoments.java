package dev.aionis.drill.trust;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.record.ScenarioRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of a record's measurement, such as an outage, a phase or an alert. */
record RecordedMoments(Map<?, ?> row) {

    /** Empty where the drill had none to list. */
    static List<RecordedMoments> listed(ScenarioRecord scenario, String key) {
        return scenario.measurement(key).filter(List.class::isInstance).map(List.class::cast).stream()
                .flatMap(rows -> ((List<?>) rows).stream())
                .filter(Map.class::isInstance)
                .map(row -> new RecordedMoments((Map<?, ?>) row))
                .toList();
    }

    static Optional<Instant> instant(ScenarioRecord scenario, String key) {
        return scenario.measurement(key).map(Object::toString).map(Instant::parse);
    }

    /** A measurement that was made with a bound. */
    static Optional<RecordedMoments> measured(ScenarioRecord scenario, String key) {
        return scenario.measurement(key).filter(Map.class::isInstance).map(row -> new RecordedMoments((Map<?, ?>) row));
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    boolean has(String name) {
        return row.get(name) != null && !text(name).isBlank();
    }

    String text(String name) {
        return String.valueOf(row.get(name));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Duration seconds(String name) {
        return duration(((Number) row.get(name)).doubleValue());
    }

    BoundedInstant between(String earliest, String latest) {
        Instant one = instant(earliest);
        Instant other = instant(latest);
        return one.isBefore(other) ? new BoundedInstant(one, other) : new BoundedInstant(other, one);
    }
}
