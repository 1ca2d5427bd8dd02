package dev.aionis.drill.facts;

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

/**
 * The moments of a restore, from the target T to the smoke that passed; consecutive, so that the phases add up. Each moment
 * carries its bound: T that of the database's clock, the others that of whoever told them.
 */
public final class RestoreTimeline {

    private static final double NANOS = 1e9;

    private final List<Phase> phases = new ArrayList<>();
    private final List<RestoreMoments.Reached> reached = new ArrayList<>();
    private List<Phase> byLever = List.of();
    private BoundedInstant target;
    private Instant declaredAt;
    private Phase last;

    /** The timeline that {@code moments} tell, with T as it is known. */
    public static RestoreTimeline of(BoundedInstant target, RestoreMoments moments) {
        var timeline = new RestoreTimeline();
        timeline.target(target);
        timeline.declared(moments.declaredAt());
        if (!moments.byLever().isEmpty()) {
            timeline.restored(moments.byLever());
        }
        moments.reached().forEach(moment -> timeline.reached(moment.phase(), moment.at()));
        return timeline;
    }

    /** All that this timeline was told, but for T. */
    public RestoreMoments moments() {
        return new RestoreMoments(declaredAt, byLever, reached);
    }

    public void target(BoundedInstant moment) {
        target = moment;
    }

    public void declared(Instant moment) {
        declaredAt = moment;
        add("written past T", target.middle(), moment, Duration.ZERO);
        last = phases.get(0);
    }

    /** The lever's own phases; what lies between the declaration and the first of them is the lever getting ready. */
    public void restored(List<Phase> told) {
        byLever = List.copyOf(told);
        for (Phase phase : byLever) {
            add(phase.name(), end(), phase.end(), phase.plusMinus());
        }
        last = phases.get(phases.size() - 1);
    }

    /** The next phase ends now; it began when the one before it ended. */
    public void reached(String phase, Instant end) {
        reached.add(new RestoreMoments.Reached(phase, end));
        add(phase, end(), end, Duration.ZERO);
    }

    public Instant declaredAt() {
        return declaredAt;
    }

    public Instant completedAt() {
        return last.end();
    }

    /** From T to the restored database accepting connections. */
    public Span rto() {
        return target.until(BoundedInstant.around(completedAt(), last.plusMinus()));
    }

    /** Consecutive; each with the bound of its end. */
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    public RestoreStory story(Duration objective) {
        return new RestoreStory(
                phases.stream()
                        .map(phase -> new RestorePhase(phase.name(), phase.start(), phase.end()))
                        .toList(),
                declaredAt,
                Measure.seconds(rto()),
                objective);
    }

    /** For the record: name, both moments, length in seconds and its bound, which is that of both moments together. */
    public List<Map<String, Object>> table() {
        var rows = new ArrayList<Map<String, Object>>();
        Duration ofStart = Duration.between(target.earliest(), target.latest()).dividedBy(2);
        for (Phase phase : phases) {
            rows.add(row(phase, ofStart.plus(phase.plusMinus())));
            ofStart = phase.plusMinus();
        }
        return rows;
    }

    private static Map<String, Object> row(Phase phase, Duration plusMinus) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", phase.name());
        row.put("startedAt", phase.start());
        row.put("finishedAt", phase.end());
        row.put("seconds", phase.length().toNanos() / NANOS);
        row.put("plusMinus", plusMinus.toNanos() / NANOS);
        return row;
    }

    private Instant end() {
        return phases.get(phases.size() - 1).end();
    }

    private void add(String name, Instant start, Instant end, Duration plusMinus) {
        phases.add(new Phase(name, start, end.isBefore(start) ? start : end, plusMinus));
    }
}
