package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.criteria.DrainRates;
import dev.aionis.drill.criteria.SteadyBacklog;
import dev.aionis.drill.evidence.charts.BacklogChart;
import dev.aionis.drill.evidence.charts.BacklogChart.BacklogStory;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of a backlog curve under the names that the record has for them. */
public final class BacklogFigures {

    private final BacklogCurve curve;
    private final Duration claimTimeout;

    /** @param claimTimeout after which the claims of a dead worker expire */
    public BacklogFigures(BacklogCurve curve, Duration claimTimeout) {
        this.curve = curve;
        this.claimTimeout = claimTimeout;
    }

    /** What the worker's absence did; read when it ends. */
    public Map<MeasuredKey, Object> peak() {
        var figures = new LinkedHashMap<MeasuredKey, Object>();
        curve.peak().ifPresent(peak -> {
            figures.put(MeasuredKey.BACKLOG_PEAK, peak.rows() + " rows");
            figures.put(MeasuredKey.BACKLOG_PEAK_FACTOR, peak.factor());
            figures.put(MeasuredKey.BACKLOG_PEAK_AT, peak.at());
            figures.put(MeasuredKey.BACKLOG_OLDEST_AGE, peak.oldestAge());
        });
        return figures;
    }

    /** Baseline, and how the backlog drained. */
    public Map<MeasuredKey, Object> drain() {
        var figures = new LinkedHashMap<MeasuredKey, Object>();
        SteadyBacklog steady = curve.steady();
        figures.put(
                MeasuredKey.BACKLOG_BASELINE, steady.median() + " rows, median of " + steady.samples() + " samples");
        figures.put(MeasuredKey.BACKLOG_STEADY_RANGE, steady.low() + " to " + steady.high() + " rows");

        curve.shelf().ifPresent(shelf -> figures.put(MeasuredKey.BACKLOG_SHELF, shelf.rows() + " rows held by claims"));
        curve.drainedAt().ifPresent(at -> figures.put(MeasuredKey.BACKLOG_DRAINED_AT, at.latest()));
        curve.drain().ifPresent(drain -> figures.put(MeasuredKey.BACKLOG_DRAIN, drain));
        curve.predictedDrain(claimTimeout).ifPresent(drain -> figures.put(MeasuredKey.BACKLOG_PREDICTED_DRAIN, drain));
        curve.rates().ifPresent(rates -> figures.put(MeasuredKey.BACKLOG_RATES, inWords(rates)));
        return figures;
    }

    /**
     * @param stop how the worker was taken away
     * @param alertAt when monitoring was first seen to notice
     */
    public BacklogStory story(
            List<BacklogSample> samples, StopMode stop, Optional<Instant> alertAt, Duration objective) {
        return new BacklogStory(
                samples,
                stop,
                curve.stopped(),
                alertAt,
                curve.restarted(),
                curve.drainedAt().map(BoundedInstant::middle),
                curve.shelf()
                        .map(shelf -> new BacklogChart.Shelf(
                                shelf.rows(), shelf.from().middle(), shelf.to().map(BoundedInstant::middle))),
                curve.steady().low(),
                curve.steady().high(),
                curve.predictedDrain(claimTimeout),
                objective);
    }

    /** One line on where the backlog stands. */
    public static String inShort(BacklogSampler backlog) {
        String rows = backlog.latest()
                .map(sample -> "backlog " + sample.pending() + " rows, " + sample.claimed() + " claimed, oldest "
                        + sample.oldestAge().toMillis() + " ms")
                .orElse("backlog not sampled yet");
        return rows + backlog.lastError().map(error -> ", last error: " + error).orElse("");
    }

    private static String inWords(DrainRates rates) {
        return String.format(Locale.ROOT, "%.1f rows/s arrived, %.1f rows/s served", rates.arrivals(), rates.served());
    }
}
