package dev.aionis.drill.run;

import dev.aionis.drill.evidence.charts.RestoreChart.RestorePhase;
import dev.aionis.drill.evidence.charts.RestoreChart.RestoreStory;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments of a restore, from the target T to the smoke that passed; consecutive, so that the phases add up. */
final class RestoreTimeline {

    private static final double NANOS = 1e9;

    /** The server's log, which says when the copy was ready, cuts its stamps off at milliseconds. */
    private static final Duration LOG_RESOLUTION = Duration.ofMillis(1);

    private final List<Phase> phases = new ArrayList<>();
    private BoundedInstant target;
    private Instant declaredAt;
    private Instant completedAt;

    void target(BoundedInstant moment) {
        target = moment;
    }

    void declared(Instant moment) {
        declaredAt = moment;
        add("written past T", target.middle(), moment);
    }

    /** The lever's own phases; what lies between the declaration and the first of them is the lever getting ready. */
    void restored(List<Phase> byLever) {
        Instant last = declaredAt;
        for (Phase phase : byLever) {
            add(phase.name(), last, phase.end());
            last = phase.end();
        }
        completedAt = last;
    }

    /** The next phase ends now; it began when the one before it ended. */
    void reached(String phase, Instant end) {
        add(phase, phases.get(phases.size() - 1).end(), end);
    }

    Instant declaredAt() {
        return declaredAt;
    }

    Instant completedAt() {
        return completedAt;
    }

    /** From T to the restored database accepting connections. */
    Span rto() {
        return target.until(BoundedInstant.around(completedAt, LOG_RESOLUTION));
    }

    List<Phase> phases() {
        return List.copyOf(phases);
    }

    RestoreStory story(Duration objective) {
        return new RestoreStory(
                phases.stream()
                        .map(phase -> new RestorePhase(phase.name(), phase.start(), phase.end()))
                        .toList(),
                declaredAt,
                Measure.seconds(rto()),
                objective);
    }

    /** For the record: name, both moments, length in seconds. */
    List<Map<String, Object>> table() {
        return phases.stream().map(this::row).toList();
    }

    private Map<String, Object> row(Phase phase) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", phase.name());
        row.put("startedAt", phase.start());
        row.put("finishedAt", phase.end());
        row.put("seconds", phase.length().toNanos() / NANOS);
        row.put("plusMinus", phase.start().equals(target.middle()) ? halfWidth() : 0.0);
        return row;
    }

    private double halfWidth() {
        return Duration.between(target.earliest(), target.latest()).toNanos() / NANOS / 2;
    }

    private void add(String name, Instant start, Instant end) {
        phases.add(new Phase(name, start, end.isBefore(start) ? start : end));
    }
}
