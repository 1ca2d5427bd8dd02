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

    /** Aionis' default limits per API process and client: writes, recalls of any kind, and recalls by text. */
    private static final double WRITE_LIMIT = 5;

    private static final double RECALL_LIMIT = 10;

    private static final double RECALL_TEXT_LIMIT = 4;

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
        warnings.anOutageWithinItsObjectiveCanBeTold();
        warnings.nothingIsBrokenOnPurpose();
        warnings.found.addAll(AbortForewarnings.of(config, bound));
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
            LoadConfig load = config.load();
            ObserveConfig observe = config.observe();
            rate("load.recalls-per-second", load.recallsPerSecond(), RECALL_TEXT_LIMIT);
            probed(
                    "load.recalls-per-second",
                    load.recallsPerSecond(),
                    "observe.read-probe-interval",
                    observe.readProbeInterval(),
                    RECALL_LIMIT);
            rate("load.writes-per-second", load.writesPerSecond(), WRITE_LIMIT);
            probed(
                    "load.writes-per-second",
                    load.writesPerSecond(),
                    "observe.write-probe-interval",
                    observe.writeProbeInterval(),
                    WRITE_LIMIT);
        }
    }

    /** The load alone. */
    private void rate(String path, double rate, double limit) {
        if (rate >= limit) {
            warn(
                    path,
                    figure(rate) + "/s",
                    "less than " + figure(limit) + "/s, Aionis' default limit for one client",
                    "throttled requests are counted apart, but leave fewer samples; lower the rate where limits are on");
        }
    }

    /** Load and probe share a limit: pointed out where only both together reach it, at their most. */
    private void probed(String loadPath, double load, String probePath, Duration shortest, double limit) {
        Duration quickest = longer(shortest, config.observe().probeIntervalDown());
        int tenants = 1 + config.observe().otherTenants().size();
        double probes = tenants * 1e9 / quickest.toNanos();
        if (load < limit && load + probes >= limit) {
            warn(
                    probePath,
                    DurationText.format(shortest) + ", " + figure(load + probes) + "/s with " + loadPath,
                    "less than " + figure(limit) + "/s together, Aionis' default limit for one client",
                    "a throttled probe sees no outage, and throttles the load: probe less often where limits are on");
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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
        boolean seen = listed == 0 && config.levers().release() == LeverKind.KUBERNETES; // the lever finds the pods
        if (config.deployment().kind() == Kind.EXTERNAL && listed < wanted && !seen) {
            warn(
                    "objectives.preconditions.api-replicas",
                    listed + " replicas in deployment.external.replicas",
                    "at least " + wanted,
                    "replicas that are not listed can't be probed, so they can't be proven");
        }
    }

    /**
     * One bad probe may stand for all the time from the good one before it to the good one after it: two and a half
     * intervals, since each comes somewhere in the first half of its own.
     */
    private void anOutageWithinItsObjectiveCanBeTold() {
        ObserveConfig observe = config.observe();
        boolean writes = observe.writeProbeInterval().compareTo(observe.readProbeInterval()) >= 0;
        Duration interval = writes ? observe.writeProbeInterval() : observe.readProbeInterval();
        Duration told = interval.multipliedBy(5).dividedBy(2);
        Duration outage = config.objectives().replica().outage();
        if (outage.compareTo(told) < 0) {
            warn(
                    "objectives.replica.outage",
                    DurationText.format(outage),
                    "at least " + DurationText.format(told) + ", two and a half times observe."
                            + (writes ? "write" : "read") + "-probe-interval",
                    "one probe that fails leaves open whether the outage was as long as that: probe more often, or allow "
                            + "a longer one");
        }
    }

    private void nothingIsBrokenOnPurpose() {
        config.deployment()
                .sandbox()
                .flatMap(SandboxConfig::defect)
                .ifPresent(defect -> warn(
                        "deployment.sandbox.defect",
                        defect,
                        "nothing",
                        "the deployment is broken on purpose, and its drill is not to pass"));
    }

    private void warn(String path, String seen, String expected, String hint) {
        Location at = bound.at(path).map(Bound::at).orElseThrow();
        found.add(new ConfigProblem(at, path, seen, expected, hint));
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
