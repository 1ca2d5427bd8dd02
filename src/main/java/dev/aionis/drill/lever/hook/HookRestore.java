package dev.aionis.drill.lever.hook;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.DatabaseConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.RestoreHooks;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One restore by hooks: the job is begun, watched until it is done, and its database until it takes a login. */
final class HookRestore {

    private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

    private final RestoreHooks hooks;
    private final HookRunner runner;
    private final DatabaseConfig live;
    private final RestoreTold told;
    private final Instant deadline;
    private final List<Phase> phases = new ArrayList<>();
    private String job = "";
    private Optional<CopyDatabase> copy = Optional.empty();

    /** @param limit for all of it */
    HookRestore(RestoreHooks hooks, HookRunner runner, DatabaseConfig live, RestoreTold told, Duration limit) {
        this.hooks = hooks;
        this.runner = runner;
        this.live = live;
        this.told = told;
        this.deadline = runner.clock().instant().plus(limit);
    }

    RestoreTold told() {
        return told;
    }

    /** What its hooks are told by now. */
    Map<String, String> variables() {
        return told.variables(job);
    }

    /** As the restoring tool names it; empty while it has not. */
    String job() {
        return job;
    }

    /** Empty until its address is known and was seen to be another than the live one. */
    Optional<CopyDatabase> copy() {
        return copy;
    }

    /** What was answered is no copy. */
    void disown() {
        copy = Optional.empty();
    }

    RestoredCopy run(HookCommand restore) {
        Instant start = runner.clock().instant();
        note(runner.run(HookVerb.RESTORE_RESTORE, restore, told.variables(""), left())
                .answer());
        start = ended("restore job", start);
        if (hooks.status().isPresent()) {
            awaitStatus(hooks.status().get());
            start = ended("status polled", start);
        }
        CopyDatabase database = copy.orElseThrow(() -> new DrillException(
                "hook restore.restore, no databaseUrl in its answer"
                        + (hooks.status().isPresent() ? " or in that of status" : ""),
                "print {\"databaseUrl\": \"postgres://…\"} as the last line; docs/hooks.md has the protocol"));
        Wait.upTo(left())
                .every(quick())
                .forThe("the restored database to take a login")
                .until(database::answers);
        ended("first login", start);
        return new RestoredCopy(
                job.isEmpty() ? told.name() : job,
                database.url().jdbcUrl(),
                database.user(),
                database.password(),
                phases);
    }

    private void awaitStatus(HookCommand status) {
        new Polled(HookVerb.RESTORE_STATUS, runner, () -> note(status))
                .until("the restore to be done", left(), HookResult::done);
    }

    private HookResult note(HookCommand status) {
        HookResult seen = runner.run(HookVerb.RESTORE_STATUS, status, told.variables(job), forAnAnswer());
        if (seen.none()) {
            throw new DrillException(
                    "hook restore.status, exit code 76 (there is no copy " + told.name()
                            + "), expected 75 or 0 after restore",
                    "the restore failed or was removed; see " + seen.transcript());
        }
        note(seen.answer());
        return seen;
    }

    /** At the limit a status that was asked still has time to answer: it's the restore that was too slow, not the hook. */
    private Duration forAnAnswer() {
        Duration left = Duration.between(runner.clock().instant(), deadline);
        return left.compareTo(LAST_ANSWER) < 0 ? LAST_ANSWER : left;
    }

    /** A copy at the live database's address is refused before anything else is done with it. */
    private void note(HookAnswer answer) {
        job = answer.jobId().orElse(job);
        if (answer.database().isPresent()) {
            DatabaseUrl url = answer.database().get();
            if (DatabaseUrl.parse(live.url()).map(url::same).orElse(false)) {
                throw new DrillException(
                        "restored database " + url + ", which is the live database, expected an isolated copy",
                        "the hook must answer the copy's own address; nothing was done with this one");
            }
            copy = Optional.of(new CopyDatabase(
                    url,
                    url.user().orElse(live.user()),
                    url.password().orElse(live.password().reveal())));
        }
    }

    private Duration left() {
        Duration left = Duration.between(runner.clock().instant(), deadline);
        if (left.compareTo(Duration.ofMillis(1)) < 0) {
            throw new DrillException(
                    "restore " + told.name() + ", not done within restore.limit",
                    "see the restore job's own log; raise restore.limit only if the job is sound");
        }
        return left;
    }

    /** A job may take hours to poll for; a database that is coming up takes seconds. */
    private Duration quick() {
        Duration second = Duration.ofSeconds(1);
        return runner.poll().compareTo(second) < 0 ? runner.poll() : second;
    }

    private Instant ended(String phase, Instant start) {
        Instant end = runner.clock().instant();
        phases.add(new Phase(phase, start, end));
        return end;
    }
}
