package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.config.DeploymentConfig.Kind;
import dev.aionis.drill.model.StopMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What may be meant, but makes a criterion hard or impossible to meet: pointed out before the run. */
final class Forewarnings {

    /** Aionis' default limits per API process and client: writes, and recalls by text. */
    private static final double WRITE_LIMIT = 5;

    private static final double RECALL_LIMIT = 4;

    private final DrillConfig config;
    private final BoundValues bound;
    private final List<ConfigProblem> found = new ArrayList<>();

    private Forewarnings(DrillConfig config, BoundValues bound) {
        this.config = config;
        this.bound = bound;
    }

    static List<ConfigProblem> of(DrillConfig config, BoundValues bound) {
        var warnings = new Forewarnings(config, bound);
        warnings.ratesStayUnderTheLimits();
        warnings.phasesYieldEnoughSamples();
        warnings.claimsOfTheDeadCanBeTakenOver();
        warnings.replicasAreListed();
        return warnings.found.stream()
                .sorted(Comparator.comparing(ConfigProblem::at))
                .toList();
    }

    private void ratesStayUnderTheLimits() {
        boolean off = config.deployment()
                .sandbox()
                .map(sandbox -> !sandbox.rateLimits())
                .orElse(false);
        if (!off) {
            rate("load.writes-per-second", config.load().writesPerSecond(), WRITE_LIMIT);
            rate("load.recalls-per-second", config.load().recallsPerSecond(), RECALL_LIMIT);
        }
    }

    private void rate(String path, double rate, double limit) {
        if (rate >= limit) {
            warn(
                    path,
                    figure(rate) + "/s",
                    "less than " + figure(limit) + "/s, Aionis' default limit for one client",
                    "throttled requests are counted apart, but leave fewer samples; lower the rate where limits are on");
        }
    }

    private void phasesYieldEnoughSamples() {
        LoadConfig load = config.load();
        double steady =
                load.writesPerSecond() < load.recallsPerSecond() ? load.writesPerSecond() : load.recallsPerSecond();
        enough("observe.steady-state", steady, config.observe().steadyState(), load.minimumSamples());
        double canary = (load.writesPerSecond() + load.recallsPerSecond())
                * config.rollback().canaryWeight();
        enough(
                "rollback.observe-canary",
                canary,
                config.rollback().observeCanary(),
                config.rollback().canaryMinimumSamples());
    }

    private void enough(String path, double perSecond, Duration time, int wanted) {
        double samples = perSecond * time.toNanos() / 1e9;
        if (samples < wanted) {
            warn(
                    path,
                    "about " + Math.round(samples) + " samples in " + DurationText.format(time),
                    "at least " + wanted,
                    "with too few samples criteria stay unproven: lengthen it, or raise the load");
        }
    }

    private void claimsOfTheDeadCanBeTakenOver() {
        config.deployment().sandbox().ifPresent(sandbox -> {
            Duration drain = config.objectives().worker().drain();
            if (config.worker().stop() == StopMode.KILL && drain.compareTo(sandbox.claimTimeout()) <= 0) {
                warn(
                        "objectives.worker.drain",
                        DurationText.format(drain),
                        "more than deployment.sandbox.claim-timeout, " + DurationText.format(sandbox.claimTimeout()),
                        "rows that a killed worker holds can't drain before its claims time out");
            }
        });
    }

    private void replicasAreListed() {
        int wanted = config.objectives().preconditions().apiReplicas();
        int listed = config.deployment()
                .external()
                .map(external -> external.replicas().size())
                .orElse(wanted);
        if (config.deployment().kind() == Kind.EXTERNAL && listed < wanted) {
            warn(
                    "objectives.preconditions.api-replicas",
                    listed + " replicas in deployment.external.replicas",
                    "at least " + wanted,
                    "replicas that are not listed can't be probed, so they can't be proven");
        }
    }

    private void warn(String path, String seen, String expected, String hint) {
        Location at = bound.at(path).map(Bound::at).orElseThrow();
        found.add(new ConfigProblem(at, path, seen, expected, hint));
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
