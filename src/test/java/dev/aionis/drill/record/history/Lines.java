package dev.aionis.drill.record.history;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.history.HistoryLine.Figure;
import dev.aionis.drill.record.history.HistoryLine.PhaseSeconds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Lines of drills of staging-ha, one a day in March 2026. */
final class Lines {

    private Lines() {}

    static HistoryLine of(int day, Figure... figures) {
        return of(day, ScenarioVerdict.PASS, figures);
    }

    static HistoryLine of(int day, ScenarioVerdict verdict, Figure... figures) {
        return new HistoryLine(
                1,
                new DrillId("ha_drill_202603%02d_staging-ha_01".formatted(day)),
                "staging-ha",
                day(day),
                day(day).plusSeconds(90),
                verdict == ScenarioVerdict.PASS ? Verdict.PASS : Verdict.FAIL,
                new DrillRecord.Release("v0.2.2", "v0.1.8"),
                Stream.of("A", "B", "C", "D")
                        .map(id -> new HistoryLine.Scenario(
                                id,
                                verdict,
                                Stream.of(figures)
                                        .filter(figure -> TrackedFigure.of(id)
                                                .anyMatch(tracked ->
                                                        tracked.criterion().equals(figure.criterion())))
                                        .toList()))
                        .toList(),
                "a".repeat(64),
                "");
    }

    static Instant day(int day) {
        return Instant.parse("2026-03-%02dT10:00:00Z".formatted(day));
    }

    static Figure figure(String criterion, double seconds, double objective, PhaseSeconds... phases) {
        return figure(criterion, new Measure(seconds, "s", 0.01), objective, phases);
    }

    static Figure figure(String criterion, Measure measured, double objective, PhaseSeconds... phases) {
        return new Figure(
                criterion,
                measured,
                Objective.atMost(objective, measured.unit()),
                measured.value() <= objective ? CriterionStatus.MET : CriterionStatus.MISSED,
                List.of(phases));
    }

    static PhaseSeconds phase(String name, double seconds) {
        return new PhaseSeconds(name, seconds);
    }
}
