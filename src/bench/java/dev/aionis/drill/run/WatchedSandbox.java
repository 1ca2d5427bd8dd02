package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.config.LoadConfig;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.load.LoadGenerator;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.observe.BacklogSampler;
import io.restassured.filter.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * A sandbox under the load of a drill, which is watched or not: by the parts of the drill, as they are configured. All
 * that any scenario watches by is on at once: the probes of B, the sampler and the alert watch of C, the abort
 * conditions of each. Here because those parts are the package's own.
 */
public final class WatchedSandbox implements AutoCloseable {

    /** What starts and ends is in nobody's window. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final DrillRun run;
    private final Stage stage;
    private final AionisApi api;
    private final Ledger ledger;
    private final LoadGenerator load;

    /** @param overrides of the configuration's values, as {@code -Ddrill.set} has them */
    public WatchedSandbox(Path base, Path config, Map<String, String> overrides) {
        run = new DrillRun(
                new DrillSettings(base, base, config, overrides, Map.of(), Optional.empty()), new RunListener() {
                    @Override
                    public void attached(Attachment attachment) {}

                    @Override
                    public List<Filter> httpFilters() {
                        return List.of();
                    }
                });
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("The deployment answers"));
        preconditions.begin();
        preconditions.stepStarted(1, "The deployment answers");
        run.configure(preconditions);
        run.connect(preconditions);
        preconditions.stepDone();
        preconditions.end();
        ScenarioLog log = run.select(Scenario.WORKER_RECOVERY, List.of("The sandbox is watched and is not"));
        log.begin();
        log.stepStarted(1, "The sandbox is watched and is not");
        stage = new Stage(run, log);
        api = new AionisApi(stage.deployment().api(), stage.clock());
        ledger = Ledger.create(stage.file("ledger", "writes.ledger"), stage.clock());
        load = new LoadGenerator(plan(stage.config().load()), api, Optional.of(ledger), stage.clock());
        load.phase("warm-up");
        load.start();
    }

    /**
     * Lets the load go on for so long, watched by nobody.
     *
     * @param micros gets how long each of its writes took
     */
    public void alone(Duration length, Histogram micros) throws InterruptedException {
        measure(length, micros);
    }

    /** The same, with all of the drill's eyes on it. */
    public void watched(Duration length, Histogram micros) throws InterruptedException {
        try (var availability = new AvailabilityWatch(stage, "rollback");
                var alerts = DetectionWatch.ofWorker(stage);
                var abort = new AbortWatch(stage, load::endedSince);
                var backlog = new BacklogSampler(
                        stage.deployment().database(),
                        stage.clock(),
                        stage.config().observe().backlogInterval())) {
            availability.start();
            alerts.start();
            abort.start();
            backlog.start();
            measure(length, micros);
        }
    }

    private void measure(Duration length, Histogram micros) throws InterruptedException {
        Thread.sleep(SETTLED.toMillis());
        Instant from = stage.clock().instant();
        Instant to = from.plus(length);
        Thread.sleep(length.plus(SETTLED).toMillis());
        load.samplesSince(from).stream()
                .filter(sample -> sample.operation() == Operation.WRITE)
                .filter(sample -> sample.scheduledAt().isBefore(to))
                .forEach(sample -> micros.recordValue(sample.latency().toNanos() / 1_000));
    }

    private LoadPlan plan(LoadConfig config) {
        return new LoadPlan(
                config.writesPerSecond(),
                config.recallsPerSecond(),
                stage.scope(),
                stage.clientIdPrefix() + "callers",
                config.timeout(),
                1,
                0,
                config.longestGap());
    }

    @Override
    public void close() {
        Closeables.closeAll(load, api, ledger);
        stage.log().stepDone();
        stage.log().end();
        run.close();
    }
}
