package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Abort conditions that a sound drill must exceed by itself, and such as can't be exceeded at all. Pointed out and not
 * refused: an abort may be what is to be rehearsed.
 */
final class AbortForewarnings {

    /** Of a p95, a slice smaller than this shows nothing. */
    private static final double BEYOND_P95 = 0.05;

    private final DrillConfig config;
    private final AbortConfig abort;
    private final BoundValues bound;
    private final List<ConfigProblem> found = new ArrayList<>();

    private AbortForewarnings(DrillConfig config, BoundValues bound) {
        this.config = config;
        this.abort = config.abort();
        this.bound = bound;
    }

    static List<ConfigProblem> of(DrillConfig config, BoundValues bound) {
        var warnings = new AbortForewarnings(config, bound);
        warnings.backlogOfTheWorkersAbsence();
        warnings.failuresOfTheCandidate();
        warnings.latencyOfTheCandidate();
        warnings.latencyBeyondTheTimeout();
        warnings.samplesOfTheWindow();
        return warnings.found;
    }

    /** Each write leaves one row that nobody works on. */
    private void backlogOfTheWorkersAbsence() {
        long rows = Math.round(seconds(config.worker().pause()) * config.load().writesPerSecond());
        if (abort.backlog() <= rows) {
            warn(
                    "abort.backlog",
                    abort.backlog() + " rows",
                    "more than " + rows + ", which writes alone pile up in worker.pause",
                    "scenario C will abort; raise it well above, or shorten worker.pause");
        }
    }

    private void failuresOfTheCandidate() {
        config.deployment().sandbox().ifPresent(sandbox -> {
            double share = sandbox.regressionErrorRate() * config.rollback().canaryWeight();
            if (share > 0 && abort.errorRate() <= share) {
                warn(
                        "abort.error-rate",
                        figure(abort.errorRate()),
                        "more than " + figure(share) + ", the share that the candidate fails of all requests",
                        "scenario B will abort; it is regression-error-rate times rollback.canary-weight");
            }
        });
    }

    private void latencyOfTheCandidate() {
        config.deployment()
                .sandbox()
                .ifPresent(sandbox -> abort.latency()
                        .filter(limit -> limit.compareTo(sandbox.regressionLatency()) <= 0)
                        .filter(limit -> config.rollback().canaryWeight() > BEYOND_P95)
                        .ifPresent(limit -> warn(
                                "abort.latency",
                                DurationText.format(limit),
                                "more than " + DurationText.format(sandbox.regressionLatency())
                                        + ", which the candidate adds to each request",
                                "scenario B will abort; see deployment.sandbox.regression-latency")));
    }

    private void latencyBeyondTheTimeout() {
        Duration timeout = config.load().timeout();
        abort.latency()
                .filter(limit -> limit.compareTo(timeout) > 0)
                .ifPresent(limit -> warn(
                        "abort.latency",
                        DurationText.format(limit),
                        "at most load.timeout, " + DurationText.format(timeout),
                        "no request is waited for longer, so this can't abort anything"));
    }

    private void samplesOfTheWindow() {
        LoadConfig load = config.load();
        long requests = (long) (seconds(abort.window()) * (load.writesPerSecond() + load.recallsPerSecond()));
        if (requests < abort.minimumSamples()) {
            warn(
                    "abort.window",
                    "about " + requests + " requests in " + DurationText.format(abort.window()),
                    "at least abort.minimum-samples, " + abort.minimumSamples(),
                    "error rate and latency are never judged; lengthen it, or ask for fewer");
        }
    }

    private void warn(String path, String seen, String expected, String hint) {
        Location at = bound.at(path).map(Bound::at).orElseThrow();
        found.add(new ConfigProblem(at, path, seen, expected, hint));
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
