package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.config.LoadConfig;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.load.LoadGenerator;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.model.RequestSample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The load of one scenario: one ledger, and a generator for each address that is loaded. The first address is what
 * callers use; a canary comparison adds an arm for each release.
 */
final class LedgeredLoad implements AutoCloseable {

    private final Stage stage;
    private final Ledger ledger;
    private final Map<String, Arm> arms = new LinkedHashMap<>();
    private boolean closed;

    private record Arm(AionisApi api, LoadGenerator generator) {}

    LedgeredLoad(Stage stage) {
        this.stage = stage;
        this.ledger = Ledger.create(stage.file("ledger", "writes.ledger"), stage.clock());
    }

    /**
     * Starts to load an address.
     *
     * @param share of the configured rates
     */
    void start(ApiTarget target, double share) {
        LoadConfig load = stage.config().load();
        var plan = new LoadPlan(
                load.writesPerSecond() * share,
                load.recallsPerSecond() * share,
                stage.scope(),
                stage.clientIdPrefix() + target.name(),
                load.timeout(),
                stage.run().id().hashCode(),
                load.minimumSamples(),
                load.longestGap());
        var api = new AionisApi(target, stage.clock());
        var generator = new LoadGenerator(plan, api, ledger, stage.clock());
        arms.put(target.name(), new Arm(api, generator));
        generator.start();
    }

    /** Names what the load is now there for. */
    void phase(String name) {
        arms.values().forEach(arm -> arm.generator().phase(name));
    }

    /** Ends one arm. */
    void stop(String target) {
        arms.get(target).generator().stop();
    }

    /** Ends the load: no new request, those under way are awaited, and the ledger is on disk. */
    void stop() {
        arms.values().forEach(arm -> arm.generator().stop());
        ledger.sync();
    }

    /** Puts the ledger on disk: before a disruption, so that nothing acknowledged can be forgotten by it. */
    void sync() {
        ledger.sync();
    }

    Path ledgerFile() {
        return ledger.file();
    }

    List<RequestSample> samples(String target) {
        return arms.get(target).generator().samples();
    }

    /** The samples of an arm that were due in {@code [from, until)}. */
    List<RequestSample> samples(String target, Instant from, Instant until) {
        return samples(target).stream()
                .filter(sample -> !sample.scheduledAt().isBefore(from)
                        && sample.scheduledAt().isBefore(until))
                .toList();
    }

    /** What makes figures that rest on this load unproven; empty if it was as it should be. */
    List<String> guardsViolated() {
        return arms.values().stream()
                .flatMap(arm -> arm.generator().report().violations().stream())
                .toList();
    }

    /** One line for a person who waits. */
    String figures() {
        List<RequestSample> all = everySample().toList();
        long failed = all.stream().filter(sample -> sample.outcome().failure()).count();
        return String.format(Locale.ROOT, "%d requests, %d failed, %d writes in the ledger", all.size(), failed, ledger.size());
    }

    /** Keeps samples and report as evidence. */
    void keepEvidence() {
        String path = stage.path("samples", "requests.csv");
        SampleTable.REQUESTS.write(stage.evidence(), path, everySample()::iterator);
        arms.forEach((name, arm) -> stage.attach(
                "Load on " + name, stage.path("load", name + ".txt"), "text/plain", arm.generator().report().describe()));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        arms.values().forEach(arm -> {
            arm.generator().close();
            arm.api().close();
        });
        ledger.close();
    }

    private Stream<RequestSample> everySample() {
        return arms.values().stream().flatMap(arm -> arm.generator().samples().stream());
    }
}
