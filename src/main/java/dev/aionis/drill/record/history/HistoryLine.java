package dev.aionis.drill.record.history;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is remembered of a drill.
 *
 * @param historyVersion version of this form, {@value #VERSION}
 * @param drillId the drill
 * @param environment what was drilled
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param verdict its result
 * @param release what was rolled back to what
 * @param scenarios A, B, C and D
 * @param recordSha256 SHA-256 of {@code record.json} as the drill wrote it
 * @param manifestSha256 SHA-256 of the manifest that sealed it; empty if there is none
 */
public record HistoryLine(
        int historyVersion,
        DrillId drillId,
        String environment,
        Instant startedAt,
        Instant finishedAt,
        Verdict verdict,
        DrillRecord.Release release,
        List<Scenario> scenarios,
        String recordSha256,
        String manifestSha256) {

    static final int VERSION = 1;

    /**
     * @param id {@code A}, {@code B}, {@code C} or {@code D}
     * @param verdict its result
     * @param figures those that are followed and were judged
     */
    public record Scenario(String id, ScenarioVerdict verdict, List<Figure> figures) {

        public Scenario {
            figures = List.copyOf(figures);
        }
    }

    /**
     * @param criterion by which it was judged
     * @param measured the figure; null where it could not be measured
     * @param objective what it was held against
     * @param status what that gave
     * @param phases its parts, where it has some
     */
    public record Figure(
            String criterion,
            @JsonSetter(nulls = Nulls.SET) Measure measured,
            Objective objective,
            CriterionStatus status,
            List<PhaseSeconds> phases) {

        public Figure {
            phases = List.copyOf(phases);
        }
    }

    /** @param seconds how long it took */
    public record PhaseSeconds(String name, double seconds) {}

    public HistoryLine {
        if (historyVersion != VERSION) {
            throw new IllegalArgumentException("historyVersion is " + historyVersion + ", expected " + VERSION);
        }
        scenarios = List.copyOf(scenarios);
    }

    /** Whether a scenario was selected: a preflight is no drill, and has no line. */
    public static boolean isOneOf(DrillRecord record) {
        return record.scenarios().stream().anyMatch(scenario -> scenario.verdict() != ScenarioVerdict.NOT_SELECTED);
    }

    /** The line of {@code record}, whose files have these hashes. */
    public static HistoryLine of(DrillRecord record, String recordSha256, String manifestSha256) {
        return new HistoryLine(
                VERSION,
                record.drillId(),
                record.environment(),
                record.startedAt(),
                record.finishedAt(),
                record.verdict(),
                record.release(),
                record.scenarios().stream().map(HistoryLine::scenario).toList(),
                recordSha256,
                manifestSha256);
    }

    private static Scenario scenario(ScenarioRecord scenario) {
        List<Figure> figures = TrackedFigure.of(scenario.id())
                .flatMap(figure -> scenario.criterion(figure.criterion()).stream())
                .map(criterion -> figure(scenario, criterion))
                .toList();
        return new Scenario(scenario.id(), scenario.verdict(), figures);
    }

    private static Figure figure(ScenarioRecord scenario, Criterion criterion) {
        return new Figure(
                criterion.id(),
                criterion.measured(),
                criterion.objective(),
                criterion.status(),
                PhasesOf.figure(criterion.id(), scenario));
    }

    Optional<Scenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    public Optional<Figure> figure(TrackedFigure tracked) {
        return scenario(tracked.scenario())
                .flatMap(scenario -> scenario.figures().stream()
                        .filter(figure -> figure.criterion().equals(tracked.criterion()))
                        .findFirst());
    }

    /** Each scenario with its verdict: {@code A pass, B not-selected, C pass}. */
    public String outcomes() {
        return scenarios.stream()
                .map(scenario -> scenario.id() + " " + scenario.verdict().label())
                .collect(Collectors.joining(", "));
    }

    public boolean passed(String scenarioId) {
        return scenario(scenarioId)
                .filter(scenario -> scenario.verdict() == ScenarioVerdict.PASS)
                .isPresent();
    }
}
