package dev.aionis.drill.record;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.StepOutcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One scenario of the drill.
 *
 * @param id {@code A}, {@code B} or {@code C}
 * @param title as the template has it, e.g. {@code Database Restore Drill (PITR/Backup)}
 * @param goal one sentence
 * @param verdict its result
 * @param why one sentence on the verdict; for a scenario that did not run, why not
 * @param steps in their order
 * @param disruptions what the levers changed, in the order it was changed
 * @param criteria judged pass criteria, in the order they are read
 * @param measurements every other figure, by key; {@link MeasuredKey} has those with a place in the template
 * @param report what stands beside the figures
 */
public record ScenarioRecord(
        String id,
        String title,
        String goal,
        ScenarioVerdict verdict,
        String why,
        List<StepRecord> steps,
        List<DisruptionRecord> disruptions,
        List<Criterion> criteria,
        Map<String, Object> measurements,
        ReportNotes report) {

    public ScenarioRecord {
        Filled.text("id", id);
        Filled.text("title", title);
        Filled.text("goal", goal);
        Filled.text("why", why);
        steps = List.copyOf(steps);
        disruptions = List.copyOf(disruptions);
        criteria = List.copyOf(criteria);
        measurements = JsonValue.object(measurements);
    }

    /** A scenario with nothing beside its figures. */
    public ScenarioRecord(
            String id,
            String title,
            String goal,
            ScenarioVerdict verdict,
            String why,
            List<StepRecord> steps,
            List<DisruptionRecord> disruptions,
            List<Criterion> criteria,
            Map<String, Object> measurements) {
        this(id, title, goal, verdict, why, steps, disruptions, criteria, measurements, ReportNotes.NONE);
    }

    /** A scenario that this run left out on purpose. */
    public static ScenarioRecord notSelected(String id, String title, String goal, String why) {
        return new ScenarioRecord(
                id, title, goal, ScenarioVerdict.NOT_SELECTED, why, List.of(), List.of(), List.of(), Map.of());
    }

    /** Whether the scenario was selected and yet no step of it ran and nothing was judged. */
    boolean didNotRun() {
        return verdict != ScenarioVerdict.NOT_SELECTED
                && criteria.isEmpty()
                && steps.stream().allMatch(step -> step.outcome() == StepOutcome.SKIPPED);
    }

    /** Paths of the files that its steps left, each once. */
    Set<String> files() {
        var files = new LinkedHashSet<String>();
        steps.forEach(step -> files.addAll(step.evidence()));
        return files;
    }

    public Optional<Criterion> criterion(String criterionId) {
        return criteria.stream().filter(c -> c.id().equals(criterionId)).findFirst();
    }

    /** The measurement under {@code key}, as {@link JsonValue} has it. */
    public Optional<Object> measurement(String key) {
        return Optional.ofNullable(measurements.get(key));
    }
}
