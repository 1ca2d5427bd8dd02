package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.Reserve;
import dev.aionis.drill.lever.JournalKeeper;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.lever.hook.HookLoadLever;
import dev.aionis.drill.lever.hook.OperatorGround;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.observe.ClockReading;
import dev.aionis.drill.record.DrillFolders;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ReportNotes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One drill: opened by its preconditions, used by its scenarios, and closed in any case, which undoes what is open,
 * ends a deployment that the drill started, and writes the record.
 */
public final class DrillRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("drill");

    /** The steps' thread ends its load and closes its kit in this time, or the record is written without it. */
    private static final Duration ORDERLY = Duration.ofSeconds(20);

    private final InstantSource clock = new MonotonicClock();
    private final Instant startedAt = clock.instant();
    private final TimeSheet time = new TimeSheet(clock);
    private final List<ScenarioLog> logs = new ArrayList<>();
    private final List<String> afterthoughts = new ArrayList<>();
    private final HookEvidence hooks = new HookEvidence(this);
    private final RunSecrets secrets;
    private final EvidenceDesk desk;
    private final RunningStep step = new RunningStep();
    private final DrillSettings settings;
    private final RunListener listener;
    private volatile ConfigReading reading;
    private volatile DrillConfig config;
    private volatile DrillId id;
    private volatile Deployment deployment;
    private volatile Optional<HookLoadLever> load = Optional.empty();
    private volatile UndoJournal journal;
    private volatile SwitchHold guard;
    private volatile Interlock interlock;
    private RecordFiling filing;
    private volatile RunNotices notices;
    private volatile ClockReading lastClock;
    private Optional<Set<Map<String, String>>> alertsBefore = Optional.empty();
    private DrillRecord record;
    private String cleanup = "";
    private volatile boolean closed;

    public DrillRun(DrillSettings settings, RunListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.secrets = new RunSecrets(settings.environment());
        this.desk = new EvidenceDesk(hooks, listener, this::clean, () -> closed);
    }

    /** Adds a scenario of the plan; call in the order in which they will run. */
    public ScenarioLog select(Scenario scenario, List<String> steps) {
        var log = new ScenarioLog(scenario, steps, clock, this::clean);
        logs.add(log);
        return log;
    }

    /** What the steps of a scenario work with. */
    public <T extends ScenarioKit> T kit(Class<T> type, ScenarioLog log) {
        return type.cast(Kits.make(type, new Stage(this, log)));
    }

    /** Why the scenario can't run, or empty. */
    public Optional<String> obstacle(ScenarioLog log) {
        ScenarioLog preconditions = logs.get(0);
        if (log == preconditions) {
            return Optional.empty();
        }
        return aborted()
                .map(why -> "the drill was ended: " + why)
                .or(() -> preconditionsUnmet(preconditions))
                .or(() -> Optional.ofNullable(config)
                        .flatMap(known -> new AllowedLevers(known).obstacle(log.scenario())));
    }

    private static Optional<String> preconditionsUnmet(ScenarioLog preconditions) {
        return preconditions
                .broken()
                .map(why -> "the preconditions could not be checked")
                .or(() -> preconditions.criteria().stream()
                        .filter(criterion -> criterion.status() == CriterionStatus.MISSED)
                        .map(criterion -> "precondition " + criterion.id() + " does not hold")
                        .findFirst());
    }

    /**
     * Keeps what the step sent to databases, and what hooks printed in it, as its evidence. Call while the step is still
     * the running one.
     */
    public void keepSql(ScenarioLog log, int step) {
        desk.keepStep(log, step);
    }

    /** The text without the secrets that are known by now: for whatever leaves the drill outside its folder. */
    public String clean(String text) {
        return secrets.redactor().clean(text);
    }

    /** Knows the secrets that are known by now, and those that will be. */
    public Redactor redactor() {
        return secrets.redactor();
    }

    /** How far this run goes. */
    public DrillMode mode() {
        return settings.mode();
    }

    /** The verdict on what ran so far. */
    public Verdict verdict() {
        return VerdictDesk.soFar(this).verdict();
    }

    /** One sentence on the verdict so far: what decided it. */
    public String why() {
        return VerdictDesk.soFar(this).why();
    }

    /** The finished record; empty before {@link #close}, and where the configuration was refused. */
    public synchronized Optional<DrillRecord> record() {
        return Optional.ofNullable(record);
    }

    /** The step that runs. */
    public RunningStep step() {
        return step;
    }

    /**
     * Ends the drill before its time: all that it changed is taken back at once, newest first, nothing can be changed
     * any more, the running step breaks by the reason, and what follows is skipped. The record is written by whoever
     * closes the drill, as always. Any thread may call it; the first reason stays.
     *
     * @param why follows the words "aborted because"
     */
    public void stop(String why) {
        stop(why, "");
    }

    /** @param figures what was seen, to be kept as evidence */
    void stop(String why, String figures) {
        if (!step.last(why)) {
            return;
        }
        desk.abortedBy(figures);
        LOG.info("");
        LOG.info("{}", clean("aborted because " + why));
        giveRoomBack();
        if (notices != null && !closed) {
            notices.aborted(why);
        }
        if (journal == null) {
            step.interrupt();
            return;
        }
        LOG.info("taking back {}", disruptions(journal.open()));
        // asked of the undo itself: a change that was being made meanwhile is undone once more, by its step
        List<RuntimeException> failures = journal.undoAll(this::interruptStep);
        failures.forEach(failure -> LOG.info("     undo failed: {}", clean(InShort.of(failure))));
        LOG.info("{}", failures.isEmpty() ? "all is taken back" : disruptions(failures.size()) + " not taken back");
    }

    /** The moment at which the undo begins is noted before the step ends, which keeps the figures. */
    private void interruptStep() {
        desk.undoBeganAt(clock.instant());
        step.interrupt();
    }

    /** How many disruptions are not undone. Answers at once, whatever the drill is at. */
    public int openDisruptions() {
        return journal == null ? 0 : journal.open();
    }

    /** Where what a drill changed is written down; empty before the deployment was reached. */
    public Optional<Path> undoJournal() {
        return journal == null
                ? Optional.empty()
                : Optional.of(evidence().root().resolve(UndoJournal.FILE));
    }

    /**
     * Ends the drill from outside: as {@link #stop}, then the record. The steps' own thread is left to close the drill
     * in its order, if it does so in time.
     */
    public void abort(String why) {
        stop(why);
        step.awaitClosed(ORDERLY);
        close();
    }

    /** {@code 1 disruption}, {@code 2 disruptions}. */
    public static String disruptions(int count) {
        return count + (count == 1 ? " disruption" : " disruptions");
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        giveRoomBack();
        try {
            if (journal != null) {
                time.system(journal::undoAll)
                        .forEach(failure -> afterthoughts.add("undo failed: " + InShort.of(failure)));
            }
        } finally {
            afterthought(this::cleanUp);
            afterthought(interlock);
            afterthought(this::closeDeployment);
            afterthought(journal);
            // its last line is written before the record, which lists its log
            afterthought(guard);
            lookOnceMore();
            try {
                writeRecord();
            } finally {
                step.closed();
            }
        }
    }

    /** A secret may have been written before it was known to be one. */
    private void lookOnceMore() {
        if (evidence() != null) {
            try {
                new LateSecrets(redactor(), path -> openDisruptions() > 0 && path.endsWith(UndoJournal.FILE))
                        .over(evidence().root());
            } catch (RuntimeException failed) {
                afterthoughts.add("secrets that were learnt late: " + InShort.of(failed));
            }
        }
    }

    private void cleanUp() {
        if (interlock != null && interlock.taken()) {
            ScopeCleanup.Outcome outcome = scopeCleanup().run(this::keepCleanup);
            cleanup = outcome.said();
            outcome.failure().ifPresent(afterthoughts::add);
            LOG.info("{}", clean(cleanup));
        }
    }

    private ScopeCleanup scopeCleanup() {
        var scope = new TenantScope(config.sample().tenant(), config.load().scopeOf(id.value()));
        return new ScopeCleanup(
                config.hook()
                        .flatMap(HookConfig::cleanup)
                        .filter(command -> aborted().isEmpty()),
                OperatorGround.of(config.hook(), this::secret),
                deployment.database(),
                id.value(),
                scope);
    }

    private void keepCleanup(String transcript) {
        evidence().write("cleanup/cleanup.txt", clean(transcript));
    }

    /** What became of what the drill wrote; empty where it wrote nothing. */
    String cleanup() {
        return cleanup;
    }

    private void giveRoomBack() {
        if (evidence() != null) {
            Reserve.giveBack(evidence().root());
        }
    }

    private void writeRecord() {
        if (evidence() == null) {
            return;
        }
        try {
            record = new RecordDesk(this).fill();
            record = filing.file(record);
        } catch (RuntimeException unwritten) {
            if (!RecordFiles.there(evidence().root())) {
                sayThatThereIsNone(unwritten);
            }
            throw unwritten;
        } finally {
            sayWhereTheRecordIs();
            record().ifPresentOrElse(notices::ended, () -> notices.unrecorded(verdict(), why()));
            notices.close();
        }
    }

    private void sayThatThereIsNone(RuntimeException why) {
        record = null;
        afterthoughts.add("the record could not be written");
        UnwrittenLines.of(this, why).forEach(line -> LOG.info(clean(line)));
    }

    private void sayWhereTheRecordIs() {
        record().ifPresent(written -> {
            List<String> lines = settings.mode() == DrillMode.PREFLIGHT
                    ? PreflightLines.of(written, evidence().root())
                    : ClosingLines.of(written, evidence().root());
            lines.forEach(line -> LOG.info(clean(line)));
            filing.lines().forEach(line -> LOG.info(clean(line)));
            LOG.info("  time    {}", time.spent().sentence());
        });
        UndoLines.of(this).forEach(line -> LOG.info(clean(line)));
        LOG.info("");
    }

    /** Reads the configuration, points out what is unusual in it, and claims the drill's folder. */
    void configure(ScenarioLog log) {
        reading = DrillConfigReader.reading(settings.configFile(), settings.overrides(), settings.environment());
        reading.warnings().forEach(warning -> log.say("note: " + warning));
        secrets.knowThoseOf(reading);
        Confirmation.require(reading.config(), settings.confirmed());
        config = reading.config();
        filing = new RecordFiling(this, config);
        var claim = new DrillFolders(settings.records())
                .claim(startedAt.atZone(ZoneOffset.UTC).toLocalDate(), config.environment());
        id = claim.id();
        Reserve.take(claim.folder());
        desk.open(new EvidenceFolder(claim.folder(), redactor()));
        notices = new RunNotices(this, config, line -> LOG.info("{}", clean(line)));
        log.say("drill " + id + ", configured by " + settings.configFile());
        filing.pointOut(log);
        notices.started();
    }

    /**
     * Starts or reaches the deployment, takes it for this drill where no other one runs in it, and sees that what is
     * changed in it will be undone if this process dies.
     */
    void connect(ScenarioLog log) {
        if (mode() == DrillMode.DRILL) {
            guard = SwitchHold.start(id.value(), evidence().file(SwitchLog.FILE), settings.environment(), this::stop);
        }
        deployment = time.system(() -> Deployments.open(this, settings, log::say));
        secrets.know(deployment.secrets());
        load = new HookLevers(LeverScene.of(this, log::say)).load();
        journal = UndoJournal.create(
                evidence().file(UndoJournal.FILE),
                JournalHeads.of(this),
                levers(),
                JournalHeads.rules(config.safety()),
                clock);
        interlock = new Interlock(this, deployment);
        journal.onlyWhile(interlock::requireHolds);
        journal.keptBy(new JournalKeeper(this::giveRoomBack, line -> LOG.info("     {}", clean(line)), this::clean));
        // before the switch joins: nobody takes what somebody holds
        interlock.enter();
        if (guard != null) {
            guard.arm(new SwitchOrders(
                    settings.configFile(),
                    settings.overrides(),
                    evidence().root(),
                    settings.workDirectory(),
                    secrets.all(),
                    interlock.taken() && config.deployment().kind() == DeploymentConfig.Kind.EXTERNAL));
            journal.onlyWhile(guard::requireArmed);
        }
    }

    /** From now on the value is kept out of all that is written. One too short to be told from text is no secret. */
    void learn(String secret) {
        // not under the lock of close: an undo that close waits for may learn one
        secrets.learn(secret, value -> guard().ifPresent(hold -> hold.learn(value)));
    }

    /** Whether the value is a secret of the drill's. */
    boolean secret(String value) {
        return secrets.has(value);
    }

    /** The dead-man's switch, where there is one. */
    Optional<SwitchHold> guard() {
        return Optional.ofNullable(guard);
    }

    /** Shows the figures of this drill beside those of earlier ones, where there is a drill and it has not ended. */
    void attachTrend(ScenarioLog log) {
        if (evidence() != null && !closed) {
            filing.attachTrend(log);
        }
    }

    /** The operator's commands in this drill's surroundings. */
    HookEvidence hooks() {
        return hooks;
    }

    /**
     * The alerts that fired when the drill first looked.
     *
     * @param now those that fire now, by their labels
     * @param first told of them if this is the first look
     */
    synchronized Set<Map<String, String>> alertsBefore(
            Set<Map<String, String>> now, Consumer<Set<Map<String, String>>> first) {
        if (alertsBefore.isEmpty()) {
            alertsBefore = Optional.of(now);
            first.accept(now);
        }
        return alertsBefore.get();
    }

    /** Notes a reading of the database's clock for the record. */
    void noteClock(ClockReading reading) {
        lastClock = reading;
    }

    Map<String, Object> hostNotes() {
        var notes = new LinkedHashMap<String, Object>();
        if (lastClock != null) {
            notes.put("clockOffsetMs", lastClock.offset().toNanos() / 1e6);
            notes.put("clockUncertaintyMs", lastClock.uncertainty().toNanos() / 1e6);
        }
        notes.put("time", time.spent().notes());
        return notes;
    }

    /** Every disruption so far. */
    List<Trace> traces() {
        return journal == null ? List.of() : journal.traces();
    }

    RunListener listener() {
        return listener;
    }

    DrillSettings settings() {
        return settings;
    }

    ConfigReading reading() {
        return reading;
    }

    /** What report and record say of a scenario besides its figures; empty until the configuration was read. */
    public Optional<ReportNotes> reportNotes(Scenario scenario) {
        return Optional.ofNullable(config).map(read -> ReportDesk.notes(read, scenario));
    }

    DrillConfig config() {
        return config;
    }

    DrillId id() {
        return id;
    }

    InstantSource clock() {
        return clock;
    }

    /** Where the time of this drill goes. */
    TimeSheet time() {
        return time;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Takes evidence of the running step. */
    EvidenceDesk desk() {
        return desk;
    }

    /** The drill's folder; null before it was claimed. */
    EvidenceFolder evidence() {
        return desk.folder();
    }

    Deployment deployment() {
        return deployment;
    }

    /** Load of the operator's own, where one is configured. */
    Optional<HookLoadLever> load() {
        return load;
    }

    /** Everything by which this drill may change anything. */
    List<Lever> levers() {
        return Stream.concat(deployment.levers().stream(), load.stream()).toList();
    }

    Interlock interlock() {
        return interlock;
    }

    UndoJournal journal() {
        return journal;
    }

    List<ScenarioLog> logs() {
        return logs;
    }

    Optional<String> aborted() {
        return step.aborted();
    }

    /** What went wrong when the drill was closed. */
    List<String> afterthoughts() {
        return afterthoughts;
    }

    private void closeDeployment() {
        Optional.ofNullable(deployment)
                .ifPresent(part -> time.system(() -> {
                    part.close();
                    return part;
                }));
    }

    private void afterthought(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception failed) {
            afterthoughts.add(InShort.of(failed));
        }
    }
}
