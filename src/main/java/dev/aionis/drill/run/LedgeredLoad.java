package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.config.LoadConfig;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.facts.LoadSeen;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.facts.RequestsSeen;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.ledger.LedgerFile;
import dev.aionis.drill.load.LoadGenerator;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.load.LoadSnapshot;
import dev.aionis.drill.load.LoadSummary;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.record.MeasuredKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The load of one scenario: one ledger, and an arm for each address that is loaded. The callers' arm goes through the
 * balancer and runs as long as the scenario wants load; a canary comparison adds an arm for each release. What callers
 * suffer is watched from the start of their load until all is closed, and may abort the drill.
 */
final class LedgeredLoad implements AutoCloseable {

    private static final String CALLERS = "callers";

    private final Map<String, Arm> arms = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Stage stage;
    private final Ledger ledger;
    private final Optional<LoadHook> hook;
    private final AbortWatch abort;
    private final KeptSamples<RequestSample> requests;

    /** A generator with the client that it sends through. */
    private record Arm(AionisApi api, LoadGenerator generator) {}

    LedgeredLoad(Stage stage) {
        this.stage = stage;
        this.ledger = Ledger.create(stage.file("ledger", "writes.ledger"), stage.clock());
        this.hook = stage.loadHook();
        this.abort = new AbortWatch(stage, this::callersEndedSince);
        this.requests = new KeptSamples<>(stage, SampleTable.REQUESTS, "requests.csv");
    }

    /** Starts the callers' load, in a phase of this name. */
    void startCallers(String phase) {
        hook.flatMap(LoadHook::start).ifPresent(failure -> stage.say("no load besides the drill's own: " + failure));
        start(CALLERS, stage.deployment().api(), plan(CALLERS, 1), phase);
        abort.start();
    }

    /**
     * Starts to load an address besides.
     *
     * @param share of the configured rates
     */
    void start(ApiTarget target, double share) {
        start(target.name(), target, plan(target.name(), share), "comparison");
    }

    /** The same for a load by which nothing is judged, so that it may be as short and as late as it likes. */
    void startUnjudged(ApiTarget target, double share) {
        start(target.name(), target, plan(target.name(), share).unguarded(), "warm-up");
    }

    /** Names what the callers' load is now there for. */
    void phase(String name) {
        arms.get(CALLERS).generator().phase(name);
    }

    /** Whether the callers' phase has told enough of every operation to be judged by. */
    boolean phaseTold() {
        return arms.get(CALLERS).generator().phaseTold();
    }

    /** Ends one arm: no new request, those under way are awaited. */
    void stop(String arm) {
        arms.get(arm).generator().stop();
    }

    /** Ends the callers' load; the ledger is on disk when this returns. */
    void stopCallers() {
        stop(CALLERS);
        hook.ifPresent(LoadHook::stop);
        ledger.sync();
    }

    /** Puts the ledger on disk: before a disruption, so that nothing acknowledged can be forgotten with it. */
    void sync() {
        ledger.sync();
    }

    /** Writes that were put down, those under way included. */
    long entries() {
        return ledger.size();
    }

    Path ledgerFile() {
        return ledger.file();
    }

    List<RequestSample> callers() {
        return samples(CALLERS);
    }

    /** Every request of callers that was due by then has ended. */
    Instant callersAnsweredUntil() {
        return arms.get(CALLERS).generator().answeredUntil();
    }

    List<RequestSample> samples(String arm) {
        return arms.get(arm).generator().samples();
    }

    /** The client id of an arm's last acknowledged write, if it has any. */
    Optional<String> lastAcknowledged(String arm) {
        var last = new AtomicReference<String>();
        LedgerFile.open(ledger.file()).forEach(entry -> {
            if (entry.acknowledged() && entry.clientId().startsWith(stage.clientIdPrefix() + arm)) {
                last.set(entry.clientId());
            }
        });
        return Optional.ofNullable(last.get());
    }

    /** Holds where the load was as it should be: enough of it, without gaps, on schedule. */
    PremiseFacts premise() {
        return new Premises.LoadAsPlanned(seen());
    }

    /** The load as it stands, its requests kept. */
    LoadSeen seen() {
        List<LoadSeen.Arm> seen = new ArrayList<>();
        for (String arm : arms.keySet()) {
            LoadSnapshot snapshot = arms.get(arm).generator().snapshot();
            seen.add(new LoadSeen.Arm(arm, requests(arm, snapshot), snapshot.trace()));
        }
        return new LoadSeen(seen);
    }

    /** The requests of an arm that have ended, kept in the order in which they did. */
    RequestsSeen requests(String arm) {
        return requests(arm, arms.get(arm).generator().snapshot());
    }

    RequestsSeen callersSeen() {
        return requests(CALLERS);
    }

    private RequestsSeen requests(String arm, LoadSnapshot snapshot) {
        return new RequestsSeen(
                requests.path(), arms.get(arm).api().target().name(), requests.keep(arm, snapshot.ended()));
    }

    /** One line for a person who waits. */
    String figures() {
        List<RequestSample> callers = callers();
        long failed =
                callers.stream().filter(sample -> sample.outcome().failure()).count();
        return String.format(
                Locale.ROOT, "%d requests, %d failed, %d writes in the ledger", callers.size(), failed, ledger.size());
    }

    /** Keeps samples and reports as evidence. */
    void keepEvidence() {
        for (String arm : arms.keySet()) {
            LoadSnapshot snapshot = arms.get(arm).generator().snapshot();
            requests(arm, snapshot);
            stage.attach("Load of " + arm, "load", arm + ".txt", LoadTable.of(snapshot.report()));
        }
        hook.map(LoadHook::outcome).ifPresent(this::keepOutcome);
    }

    /** Beside the envelope of the drill's own load, and judged by nobody. */
    private void keepOutcome(LoadHook.Outcome outcome) {
        stage.measured(
                MeasuredKey.LOAD_HOOK,
                outcome.summary().<Object>map(LoadSummary::figures).orElse("none: " + outcome.why()));
        if (outcome.summary().isEmpty()) {
            stage.say("the load hook has no summary, so the record has none: " + outcome.why());
        }
    }

    @Override
    public void close() {
        Closeables.closeAll(abort, () -> hook.ifPresent(LoadHook::stop));
        arms.values().forEach(arm -> Closeables.closeAll(arm.generator(), arm.api()));
        Closeables.closeAll(ledger, () -> hook.ifPresent(LoadHook::close));
    }

    /** What goes straight to the releases that are compared is no caller's. */
    private List<RequestSample> callersEndedSince(Instant since) {
        return arms.get(CALLERS).generator().endedSince(since);
    }

    private LoadPlan plan(String name, double share) {
        LoadConfig load = stage.config().load();
        return new LoadPlan(
                        load.writesPerSecond() * share,
                        load.recallsPerSecond() * share,
                        stage.scope(),
                        stage.clientIdPrefix() + name,
                        load.timeout(),
                        load.seedOf(stage.run().id().value()),
                        load.minimumSamples(),
                        load.longestGap())
                .latenessLimit(load.latenessLimit());
    }

    private void start(String name, ApiTarget target, LoadPlan plan, String phase) {
        var api = new AionisApi(target, stage.clock());
        var generator = new LoadGenerator(plan, api, Optional.of(ledger), stage.clock());
        arms.put(name, new Arm(api, generator));
        if (!name.equals(CALLERS)) {
            generator.firstTextIsThere();
        }
        generator.phase(phase);
        generator.start();
    }
}
