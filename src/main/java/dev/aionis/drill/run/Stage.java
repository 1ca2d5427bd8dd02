package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.EnvelopeObjectives;
import dev.aionis.drill.criteria.EnvelopeTolerance;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.charts.ChartImage;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.Evidence;
import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.facts.FigureFacts;
import dev.aionis.drill.facts.Judgement;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.record.JsonValue;
import dev.aionis.drill.record.MeasuredKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the steps of one scenario work with: the drill's parts, and the scenario's own log and evidence. */
final class Stage {

    private final DrillRun run;
    private final ScenarioLog log;
    private final Map<String, Object> told = new LinkedHashMap<>();
    private Evidence raw;

    Stage(DrillRun run, ScenarioLog log) {
        this.run = run;
        this.log = log;
    }

    DrillRun run() {
        return run;
    }

    ScenarioLog log() {
        return log;
    }

    DrillConfig config() {
        return ready(run.config());
    }

    Deployment deployment() {
        return ready(run.deployment());
    }

    InstantSource clock() {
        return run.clock();
    }

    EvidenceFolder evidence() {
        return run.evidence();
    }

    /** Where the drill's own writes go. */
    TenantScope scope() {
        return new TenantScope(
                config().sample().tenant(), config().load().scopeOf(run.id().value()));
    }

    /** Starts the client ids of this scenario's writes under the ledger, and of no others. */
    String clientIdPrefix() {
        return run.id() + "-" + letter() + "-";
    }

    /** Starts the client ids of what probes write: of no audit's prefix, since no ledger holds them. */
    String probeIdPrefix() {
        return run.id() + "-probe-" + letter() + "-";
    }

    /** The path of a file of this scenario, e.g. {@code samples/a-requests.csv}. */
    String path(String folder, String name) {
        return folder + "/" + letter() + "-" + name;
    }

    Path file(String folder, String name) {
        return evidence().file(path(folder, name));
    }

    AionisDatabase openDatabase() {
        return open(deployment().database());
    }

    /** A database whose statements become evidence of the step that sends them. */
    AionisDatabase open(DatabaseAccess access) {
        return lettingGo(new AionisDatabase(access, log.sql()));
    }

    /** As above, for statements that read whole tables: each may take as long as {@code limit}. */
    AionisDatabase open(DatabaseAccess access, Duration limit) {
        return lettingGo(new AionisDatabase(access, limit, log.sql()));
    }

    private AionisDatabase lettingGo(AionisDatabase database) {
        run.step().onInterrupt(database::hangUp);
        return database;
    }

    /** Load of the operator's own, if one is configured and allowed. */
    Optional<LoadHook> loadHook() {
        return run.load()
                .filter(lever -> new AllowedLevers(config()).load())
                .map(lever -> new LoadHook(
                        lever,
                        run.journal(),
                        log.scenario().id(),
                        Map.of(
                                "DRILL_SCENARIO", log.scenario().id(),
                                "DRILL_API", deployment().api().base().toString())));
    }

    /** Makes a change through the journal. */
    <T> Disruption<T> make(Change<T> change) {
        log.say(change.what());
        return system(() -> run.journal().make(log.scenario().id(), change));
    }

    void undo(Disruption<?> disruption) {
        system(() -> {
            run.journal().undo(disruption);
            return disruption;
        });
    }

    /**
     * As {@link #undo}; one that fails is tried again at the end, and the steps until then show what it comes to.
     *
     * @return whether the lever did it
     */
    boolean undoIfPossible(Disruption<?> disruption) {
        try {
            undo(disruption);
            return true;
        } catch (RuntimeException failed) {
            say("undo failed: " + failed.getMessage());
            return false;
        }
    }

    /** Takes back what this scenario left open; a failure breaks the scenario and hides nothing. */
    void undoAll() {
        // no deployment was reached, no journal begun, nothing changed
        Optional.ofNullable(run.journal()).stream()
                .flatMap(journal -> system(() -> journal.undoAll(log.scenario().id())).stream())
                .forEach(failure -> log.undoFailed(String.valueOf(failure.getMessage())));
    }

    /** What callers may miss of their envelope and count as back in it. */
    EnvelopeTolerance tolerance(EnvelopeObjectives objectives) {
        return new EnvelopeTolerance(
                objectives.errorRateTolerance(),
                objectives.latencyTolerance(),
                objectives.latencyFloor(),
                config().load().minimumSamples(),
                config().load().longestGap());
    }

    /** Lets time pass under observation, and says now and then where it is. */
    void observe(String what, Duration length, Supplier<String> figures) {
        Instant end = clock().instant().plus(length);
        run.time().window(() -> {
            Wait.upTo(length.plusSeconds(5))
                    .forThe(what)
                    .showing(figures)
                    .until(() -> !clock().instant().isBefore(end));
            return end;
        });
    }

    /** Observes until something ends the window before its limit. @return whether it did */
    boolean window(Wait wait, Callable<Boolean> ended) {
        return run.time().window(() -> wait.reached(ended));
    }

    /** Waits for the system under drill, or for what watches it. @return whether it was seen before the limit */
    boolean await(Wait wait, Callable<Boolean> seen) {
        return system(() -> wait.reached(seen));
    }

    /** As {@link #await}, for what has to hold for as long as {@code sustained}. */
    boolean await(Wait wait, Duration sustained, Callable<Boolean> held) {
        return run.time().sustained(sustained, () -> wait.reached(held));
    }

    /**
     * As {@link #await}.
     *
     * @return what the last look saw, by which it is to be judged: a look more may see what came after it
     */
    <T> T lastSeen(Wait wait, Supplier<T> look, Predicate<T> enough) {
        return last(look, enough, seen -> await(wait, seen));
    }

    /** As {@link #lastSeen}, for what has to hold for as long as {@code sustained}. */
    <T> T lastSeen(Wait wait, Duration sustained, Supplier<T> look, Predicate<T> held) {
        return last(look, held, seen -> await(wait, sustained, seen));
    }

    private static <T> T last(Supplier<T> look, Predicate<T> enough, Consumer<Callable<Boolean>> wait) {
        var last = new AtomicReference<T>(); // a wait looks at least once
        wait.accept(() -> enough.test(last.updateAndGet(before -> look.get())));
        return last.get();
    }

    /** Work of the system under drill, of a lever or a gate, for which the step waits. */
    <T> T system(Supplier<T> work) {
        return run.time().system(work);
    }

    /** The raw evidence kept so far, to derive something from. */
    Evidence raw() {
        if (raw == null) {
            raw = new Evidence(evidence().root());
        }
        return raw;
    }

    /**
     * Writes down what a criterion is judged by, reads it back and judges that: whoever has the drill's folder judges
     * the same. What raw evidence the facts name must be kept before.
     *
     * @param premises that it rests on, in the order in which they are laid under it
     */
    Criterion judged(CriterionFacts facts, PremiseFacts... premises) {
        String text = EvidenceJson.clean(
                new Judgement(facts, List.of(premises)), evidence().redactor());
        Criterion criterion = EvidenceJson.parse("facts", text, Judgement.class).judge(raw());
        run.desk().keep(log, FactFiles.criterion(letter(), criterion.id()), text);
        return log.judged(criterion);
    }

    /** As {@link #judged}, of figures that nobody judges. @param name tells them from others of the scenario */
    void figures(String name, FigureFacts facts) {
        String text =
                EvidenceJson.clean(new FactFiles.Figured(facts), evidence().redactor());
        FigureFacts kept =
                EvidenceJson.parse("facts", text, FactFiles.Figured.class).facts();
        kept.derive(raw()).forEach(log::measured);
        run.desk().keep(log, FactFiles.figures(letter(), name), text);
    }

    /** Notes a figure of one source: told once, with nothing left of what it was told from. */
    void measured(MeasuredKey key, Object value) {
        told.put(key.key(), JsonValue.of(value));
        figures("told", new FigureFacts.Told(told));
    }

    void say(String line) {
        log.say(line);
    }

    /** Keeps a text as evidence of the running step. */
    void attach(String title, String folder, String name, String text) {
        run.desk().attach(log, title, path(folder, name), text);
    }

    /** Keeps a value as JSON. @return its path */
    String attachJson(String title, String folder, String name, Object value) {
        attach(title, folder, name, EvidenceJson.clean(value, evidence().redactor()));
        return path(folder, name);
    }

    /** Keeps a text, for what is derived from it. @return its path */
    String keepText(String folder, String name, String text) {
        String path = path(folder, name);
        run.desk().keep(log, path, run.clean(text));
        return path;
    }

    /** Keeps a value as JSON, for what is derived from it. @return its path */
    String keepJson(String folder, String name, Object value) {
        String path = path(folder, name);
        run.desk().keep(log, path, EvidenceJson.clean(value, evidence().redactor()));
        return path;
    }

    /** Keeps a log file of another process, its last part if it is long. */
    void attachLog(String title, Path logFile) {
        attach(title, "logs", logFile.getFileName().toString(), LogTail.of(logFile));
    }

    /** Keeps a chart; or says why there is none. */
    void attachChart(String title, String name, ChartImage chart) {
        chart.png()
                .ifPresentOrElse(
                        png -> run.desk().attach(log, title + ": " + chart.finding(), path("charts", name), png),
                        () -> log.say("chart " + name + " is missing: " + chart.whyNot()));
    }

    private <T> T ready(T part) {
        if (part == null) {
            throw new DrillException(
                    log.scenario().heading() + ", the preconditions did not run before it",
                    "they read the configuration and reach the deployment; select a scenario by -Dgroups, which runs"
                            + " them too, and not by its class");
        }
        return part;
    }

    String letter() {
        return log.scenario().id().toLowerCase(Locale.ROOT);
    }
}
