package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.MonotonicClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One drill: opened by its preconditions, used by its scenarios, and closed in any case, which undoes what is open,
 * ends a deployment that the drill started, and writes the record.
 */
public final class DrillRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("drill");

    private final InstantSource clock = new MonotonicClock();
    private final Instant startedAt = clock.instant();
    private final List<ScenarioLog> logs = new ArrayList<>();
    private final DrillSettings settings;
    private final RunListener listener;
    private volatile DrillConfig config;
    private volatile DrillFolder folder;
    private volatile Deployment deployment;
    private volatile UndoJournal journal;
    private volatile String aborted;
    private DrillResult result;

    public DrillRun(DrillSettings settings, RunListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Adds a scenario of the plan; call in the order in which they will run. */
    public ScenarioLog select(ScenarioInfo info) {
        var log = new ScenarioLog(info, clock);
        logs.add(log);
        return log;
    }

    /** What the steps of a scenario work with. */
    public <T extends ScenarioKit> T kit(Class<T> type, ScenarioLog log) {
        return type.cast(Kits.make(type, this, log));
    }

    /** Why the scenario can't run, or empty. What frames the scenarios is never stopped by a missed precondition. */
    public Optional<String> obstacle(ScenarioLog log) {
        ScenarioLog first = logs.get(0);
        if (log == first) {
            return Optional.empty();
        }
        if (aborted != null) {
            return Optional.of("the drill was ended: " + aborted);
        }
        Optional<String> broken = first.broken().map(why -> "preconditions: " + why);
        if (broken.isPresent() || !log.info().lettered()) {
            return broken;
        }
        return first.criteria().stream()
                .filter(criterion -> criterion.status() == CriterionStatus.MISSED)
                .map(criterion -> "precondition " + criterion.headline())
                .findFirst();
    }

    /** Reads the configuration and claims the drill's folder. */
    void configure() {
        DrillConfig read = DrillConfigReader.read(settings.configFile(), settings.overrides(), settings.environment());
        folder = DrillFolder.claim(settings, read, clock.instant());
        config = read;
    }

    /** Starts or reaches the deployment. */
    void connect(ScenarioLog log) {
        deployment = Deployment.open(this, log::say);
        journal = UndoJournal.create(folder.file("undo-journal.jsonl"), deployment.levers(), clock);
    }

    /** Ends the drill from outside of its steps: undo first, then the record. */
    public void abort(String why) {
        aborted = why;
        LOG.info("");
        LOG.info("ending the drill: {}", why);
        close();
    }

    @Override
    public synchronized void close() {
        if (result != null) {
            return;
        }
        List<String> leftovers = new ArrayList<>();
        if (journal != null) {
            journal.undoAll().forEach(failure -> leftovers.add(failure.getMessage()));
        }
        closeDeployment(leftovers);
        result = DrillResult.of(this, leftovers);
        if (folder != null) {
            folder.writeRecord(result.record(), listener);
        }
        result.print(LOG);
    }

    private void closeDeployment(List<String> leftovers) {
        try {
            if (deployment != null) {
                deployment.close();
            }
            if (journal != null) {
                journal.close();
            }
        } catch (RuntimeException failed) {
            leftovers.add(failed.getMessage());
        }
    }
}
