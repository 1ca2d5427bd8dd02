package dev.aionis.drill.record;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.record.html.SpanChart;
import dev.aionis.drill.record.html.SpanChart.Kind;
import dev.aionis.drill.record.html.SpanChart.Stretch;
import dev.aionis.drill.record.html.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario's course of time, drawn from the figures of its record. */
final class ScenarioChart {

    private final ScenarioRecord scenario;
    private final Moments moments;

    private ScenarioChart(ScenarioRecord scenario) {
        this.scenario = scenario;
        this.moments = new Moments(scenario);
    }

    /** Empty where the scenario did not get so far that there is something to draw. */
    static Optional<Tag> of(ScenarioRecord scenario) {
        var chart = new ScenarioChart(scenario);
        Optional<SpanChart> drawn = switch (scenario.id()) {
            case "A" -> chart.restore();
            case "B" -> chart.rollback();
            case "C" -> chart.worker();
            case "D" -> chart.replica();
            default -> Optional.empty();
        };
        return drawn.filter(spans -> !spans.isEmpty()).map(SpanChart::tag);
    }

    /** The phases one below the other, each beginning where the one before ended. */
    private Optional<SpanChart> restore() {
        List<Map<?, ?>> phases = scenario.measurement(MeasuredKey.RTO_PHASES.key())
                .filter(ValueText::isTable)
                .map(ValueText::rows)
                .orElse(List.of());
        Optional<Instant> first = phases.stream()
                .flatMap(row -> Moments.instant(row.get("startedAt")).stream())
                .min(Instant::compareTo);
        return first.map(zero -> {
            var chart = new SpanChart(
                    finding("Restored in", "rto", "Restore by phase"),
                    moments.at(MeasuredKey.RESTORE_TARGET).isPresent()
                            ? "restore target T; phases in blue count towards the RTO"
                            : "the first phase; phases in blue count towards the RTO");
            phases.forEach(row -> phase(chart, zero, row));
            limit(chart, 0, "rto");
            return chart;
        });
    }

    private void phase(SpanChart chart, Instant zero, Map<?, ?> row) {
        Optional<Instant> from = Moments.instant(row.get("startedAt"));
        Optional<Instant> to = Moments.instant(row.get("finishedAt"));
        if (from.isPresent() && to.isPresent() && row.get("name") instanceof String name) {
            boolean after = moments.at(MeasuredKey.RESTORE_COMPLETED_AT)
                    .filter(done -> !from.get().isBefore(done))
                    .isPresent();
            String figure = row.get("seconds") instanceof Number seconds
                    ? Figures.seconds(seconds.doubleValue())
                    : "length not told";
            Moments.stretch(zero, from.get(), to.get())
                    .ifPresent(stretch -> chart.row(name, stretch, figure, after ? Kind.ASIDE : Kind.MAIN));
        }
    }

    private Optional<SpanChart> rollback() {
        return moments.at(MeasuredKey.CANARY_DEPLOYED_AT).map(zero -> {
            var chart = new SpanChart(finding("Rolled back in", "rollback-slo", "Rollback"), "candidate took requests");
            row(chart, zero, "regression detected", MeasuredKey.CANARY_DEPLOYED_AT, MeasuredKey.REGRESSION_DETECTED_AT);
            Optional<Stretch> rollback = row(
                    chart,
                    zero,
                    "previous release ready",
                    MeasuredKey.ROLLBACK_STARTED_AT,
                    MeasuredKey.ROLLBACK_READY_AT);
            recovery(chart, zero, "error rate back", "error-rate-recovery", MeasuredKey.ERROR_RATE_RECOVERED_AT);
            recovery(chart, zero, "latency back", "latency-recovery", MeasuredKey.LATENCY_RECOVERED_AT);
            moments.outages(zero).forEach(outages -> outages(chart, outages));
            rollback.ifPresent(stretch -> limit(chart, stretch.from(), "rollback-slo"));
            return chart;
        });
    }

    /** From the rollback's begin, since callers may be well again before it is complete. */
    private void recovery(SpanChart chart, Instant zero, String name, String criterion, MeasuredKey recovered) {
        moments.stretch(zero, MeasuredKey.ROLLBACK_STARTED_AT, recovered).ifPresent(stretch -> {
            String judged = scenario.criterion(criterion)
                    .map(Criterion::measured)
                    .map(measure -> Figures.of(measure) + " after ready")
                    .orElse(length(stretch));
            chart.row(name, stretch, judged, Kind.MAIN);
        });
    }

    private static void outages(SpanChart chart, Moments.Outages outages) {
        int count = outages.stretches().size();
        String longest = Figures.seconds(outages.longest());
        chart.row(
                "no " + outages.probe().replace('.', ' '),
                outages.stretches(),
                count == 1 ? "≤ " + longest : count + ", each ≤ " + longest,
                Kind.HARM);
    }

    private Optional<SpanChart> worker() {
        return moments.at(MeasuredKey.WORKER_STOPPED_AT).map(zero -> {
            var chart = new SpanChart(finding("Backlog drained in", "drain-time", "Worker away"), "worker taken away");
            moments.stretch(zero, MeasuredKey.WORKER_STOPPED_AT, MeasuredKey.WORKER_RESTARTED_AT)
                    .ifPresent(stretch -> chart.row("worker away", stretch, length(stretch), Kind.HARM));
            moments.stretch(zero, MeasuredKey.WORKER_STOPPED_AT, MeasuredKey.BACKLOG_PEAK_AT)
                    .ifPresent(stretch -> chart.row("backlog grew to its peak", stretch, peak(), Kind.ASIDE));
            row(chart, zero, "backlog drained", MeasuredKey.WORKER_RESTARTED_AT, MeasuredKey.BACKLOG_DRAINED_AT);
            moments.stretch(zero, MeasuredKey.WORKER_STOPPED_AT, MeasuredKey.WORKER_RESTARTED_AT)
                    .ifPresent(away -> {
                        predicted(chart, away.to());
                        limit(chart, away.to(), "drain-time");
                    });
            return chart;
        });
    }

    private Optional<SpanChart> replica() {
        return moments.at(MeasuredKey.REPLICA_LOST_AT).map(zero -> {
            var chart =
                    new SpanChart(finding("Full redundancy in", "full-redundancy", "Replica away"), "replica killed");
            moments.stretch(zero, MeasuredKey.REPLICA_LOST_AT, MeasuredKey.REPLICA_RETURNING_AT)
                    .ifPresent(stretch -> chart.row("replica away", stretch, length(stretch), Kind.HARM));
            row(chart, zero, "callers well without it", MeasuredKey.REPLICA_LOST_AT, MeasuredKey.REPLICA_TAKEN_OUT_AT);
            Optional<Stretch> back =
                    row(chart, zero, "full redundancy", MeasuredKey.REPLICA_RETURNING_AT, MeasuredKey.REPLICA_FULL_AT);
            moments.outages(zero).forEach(outages -> outages(chart, outages));
            back.ifPresent(stretch -> limit(chart, stretch.from(), "full-redundancy"));
            return chart;
        });
    }

    private void predicted(SpanChart chart, double restarted) {
        scenario.measurement(MeasuredKey.BACKLOG_PREDICTED_DRAIN.key())
                .filter(Map.class::isInstance)
                .flatMap(value -> ValueText.measure((Map<?, ?>) value))
                .filter(measure -> measure.value() >= 0)
                .ifPresent(measure -> chart.row(
                        "drain predicted",
                        new Stretch(restarted, restarted + measure.value()),
                        Figures.of(measure),
                        Kind.ASIDE));
    }

    private String peak() {
        return scenario.measurement(MeasuredKey.BACKLOG_PEAK.key())
                .map(peak -> peak instanceof Number rows ? Figures.number(rows) + " rows" : peak.toString())
                .orElse("");
    }

    private Optional<Stretch> row(SpanChart chart, Instant zero, String name, MeasuredKey from, MeasuredKey to) {
        Optional<Stretch> stretch = moments.stretch(zero, from, to);
        stretch.ifPresent(found -> chart.row(name, found, length(found), Kind.MAIN));
        return stretch;
    }

    private void limit(SpanChart chart, double from, String criterion) {
        scenario.criterion(criterion)
                .map(Criterion::objective)
                .filter(objective -> objective.unit().equals("s"))
                .ifPresent(objective -> chart.limit(from + objective.value(), "objective " + objective));
    }

    /** {@code Restored in 3.4 s ± 0.001, objective ≤ 30 s: MET}. */
    private String finding(String verb, String criterionId, String otherwise) {
        Optional<Criterion> criterion = scenario.criterion(criterionId);
        Optional<Measure> measured = criterion.map(Criterion::measured);
        return measured.map(measure -> verb + " " + Figures.of(measure) + ", objective "
                        + criterion.get().objective() + ": " + criterion.get().status())
                .orElse(otherwise + ": not measured whole");
    }

    private static String length(Stretch stretch) {
        return Figures.seconds(stretch.to() - stretch.from());
    }
}
