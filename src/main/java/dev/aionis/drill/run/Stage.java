package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Disruption;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.MeasuredKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** What the steps of one scenario work with: the drill's parts, and the scenario's own log and evidence. */
final class Stage {

    private final DrillRun run;
    private final ScenarioLog log;

    Stage(DrillRun run, ScenarioLog log) {
        this.run = run;
        this.log = log;
    }

    DrillRun run() {
        return run;
    }

    DrillConfig config() {
        return run.config();
    }

    Deployment deployment() {
        return run.deployment();
    }

    InstantSource clock() {
        return run.clock();
    }

    /** Where the drill's own writes go. */
    TenantScope scope() {
        return new TenantScope(config().sample().tenant(), "ha-drill-" + run.id());
    }

    /** Starts the client ids of this scenario's writes, and of no others. */
    String clientIdPrefix() {
        return run.id() + "-" + letter() + "-";
    }

    /** Makes a change through the journal and notes it for the record. */
    <T> Disruption<T> make(Change<T> change) {
        log.say(change.what());
        Instant startedAt = clock().instant();
        try {
            return run.journal().make(change);
        } finally {
            log.disrupted(new DisruptionRecord(
                    change.undo().lever(), change.what(), startedAt, null, DisruptionRecord.Undo.FAILED, STILL_OPEN));
        }
    }

    Criterion judged(Criterion criterion) {
        return log.judged(criterion);
    }

    void measured(MeasuredKey key, Object value) {
        log.measured(key.key(), value);
    }

    void measured(String key, Object value) {
        log.measured(key, value);
    }

    void say(String line) {
        log.say(line);
    }

    /** Keeps a text as evidence of the running step. */
    void attach(String title, String path, String mediaType, String text) {
        run.attach(log, title, path, mediaType, text);
    }

    void attach(String title, String path, String mediaType, byte[] content) {
        run.attach(log, title, path, mediaType, content);
    }

    private String letter() {
        return log.info().id().toLowerCase(Locale.ROOT);
    }
}
