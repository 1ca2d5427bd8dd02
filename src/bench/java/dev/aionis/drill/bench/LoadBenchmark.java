package dev.aionis.drill.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.load.LoadGenerator;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.sandbox.Regression;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SandboxSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How punctual the load is, and what it costs: 2,000 health checks a second against one replica of a whole sandbox.
 * All other parts are processes of their own, so the processor time of this JVM is that of the generator with its
 * client, garbage collector and compiler. Requests that were held back, because too many were under way, have no
 * lateness: how many went out is a figure of its own, without which the others would flatter.
 */
final class LoadBenchmark implements Benchmark {

    private static final double PER_SECOND = 2_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final TenantScope SCOPE = new TenantScope("default", "default");

    private final MonotonicClock clock = new MonotonicClock();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        try (var sandbox = Sandbox.start(spec(directory.resolve("sandbox"), binaries), line -> {})) {
            var replica = sandbox.replicas().get(0);
            try (var api = new AionisApi(
                            new ApiTarget(replica.name(), replica.url(), sandbox.apiKey(), TIMEOUT), clock);
                    var load = new LoadGenerator(plan(), api, Optional.empty(), clock)) {
                return measure(load);
            }
        }
    }

    private List<Figure> measure(LoadGenerator load) throws Exception {
        load.phase("warm-up");
        load.start();
        Thread.sleep(WARM_UP.toMillis());
        var cost = new Median();
        for (int i = 0; i < ROUNDS; i++) {
            load.phase("round " + i);
            long before = process.getProcessCpuTime();
            long start = System.nanoTime();
            Thread.sleep(ROUND.toMillis());
            cost.add(100.0 * (process.getProcessCpuTime() - before) / (System.nanoTime() - start));
        }
        load.stop();
        var sent = new Median();
        var lateness = new Median();
        for (int i = 0; i < ROUNDS; i++) {
            var phase = load.report().phase("round " + i).orElseThrow();
            var healths = phase.operations().get(Operation.HEALTH);
            sent.add(
                    healths.sent() / (Duration.between(phase.from(), phase.to()).toNanos() / 1e9));
            lateness.add(healths.lateness().p99().toNanos() / 1e6);
        }
        return List.of(
                Figure.atLeast("load-sent", sent.value(), "req/s", 0.99 * PER_SECOND),
                Figure.atMost("load-lateness-p99", lateness.value(), "ms", 2),
                Figure.atMost("load-cost", cost.value(), "% of a core", 50));
    }

    private static LoadPlan plan() {
        return new LoadPlan(0, 0, SCOPE, "bench", TIMEOUT, 1, 0, Duration.ofSeconds(1)).healthsPerSecond(PER_SECOND);
    }

    /** As the local drill has it; the worker has nothing to do. */
    private static SandboxSpec spec(Path directory, Path binaries) {
        return new SandboxSpec(
                directory,
                binaries,
                Optional.empty(),
                "v0.1.8",
                "v0.2.2",
                Regression.NONE,
                true,
                Duration.ofMillis(100),
                20,
                Duration.ofSeconds(30),
                5,
                Duration.ofMillis(8),
                Duration.ofSeconds(60),
                SCOPE,
                1,
                Optional.empty());
    }
}
