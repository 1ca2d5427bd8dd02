package dev.aionis.drill.lever.hook;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.DatabaseConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.RestoreHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The database, restored into an isolated copy and removed again by the operator's commands. */
public final class HookRestoreLever implements RestoreLever {

    private static final String DESTROY = "destroy";

    private final RestoreHooks hooks;
    private final HookRunner runner;
    private final DatabaseConfig live;
    private final Duration limit;
    private Optional<Backup> backup = Optional.empty();
    private Optional<HookRestore> restore = Optional.empty();
    private int count;

    /**
     * @param live the database that a copy must not be, and whose login a copy has where the hook answers none
     * @param limit after which a restore is given up
     * @throws DrillException if the program of a command is missing
     */
    public HookRestoreLever(RestoreHooks hooks, HookRunner runner, DatabaseConfig live, Duration limit) {
        this.hooks = hooks;
        this.runner = runner;
        this.live = live;
        this.limit = limit;
        hooks.snapshot().ifPresent(command -> runner.require(HookVerb.RESTORE_SNAPSHOT, command));
        hooks.rehearsed().ifPresent(command -> runner.require(HookVerb.RESTORE_REHEARSED, command));
        hooks.archive().ifPresent(command -> runner.require(HookVerb.RESTORE_ARCHIVE, command));
        hooks.restore().ifPresent(command -> runner.require(HookVerb.RESTORE_RESTORE, command));
        hooks.status().ifPresent(command -> runner.require(HookVerb.RESTORE_STATUS, command));
        hooks.startApi().ifPresent(command -> runner.require(HookVerb.RESTORE_START_API, command));
        hooks.destroy().ifPresent(command -> runner.require(HookVerb.RESTORE_DESTROY, command));
        hooks.list().ifPresent(command -> runner.require(HookVerb.RESTORE_LIST, command));
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        if (hooks.snapshot().isEmpty()) {
            gaps.add("hook.restore.snapshot is missing: nobody looks for a backup before the drill needs one,"
                    + " backup-age and archive-continuity stay unproven");
        }
        if (hooks.rehearsed().isEmpty()) {
            gaps.add("hook.restore.rehearsed is missing: no restore outside of drills is known");
        }
        if (hooks.archive().isEmpty()) {
            gaps.add("hook.restore.archive is missing: archive-continuity stays unproven");
        }
        if (hooks.status().isEmpty()) {
            gaps.add("hook.restore.status is missing: restore must return when the copy answers, and the copy counts as"
                    + " removed when destroy exits with 0 and its database answers no more");
        }
        if (hooks.startApi().isEmpty()) {
            gaps.add(
                    "hook.restore.start-api is missing: no API runs on the copy, api-smoke and isolation stay unproven");
        }
        if (hooks.list().isEmpty()) {
            gaps.add("hook.restore.list is missing: copies that no journal of ours names are not looked for");
        }
        return gaps;
    }

    /** Made once in a drill. */
    @Override
    public Optional<Backup> backup() {
        if (backup.isEmpty() && hooks.snapshot().isPresent()) {
            HookAnswer answer = runner.run(
                            HookVerb.RESTORE_SNAPSHOT, hooks.snapshot().get(), Map.of())
                    .answer();
            backup = Optional.of(new Backup(
                    answer.jobId().or(answer::message).orElse("made by hook.restore.snapshot"),
                    answer.finishedAt(),
                    OptionalLong.empty(),
                    answer.firstWal()));
        }
        return backup;
    }

    @Override
    public Optional<Instant> lastRehearsal() {
        return hooks.rehearsed()
                .map(command -> runner.run(HookVerb.RESTORE_REHEARSED, command, Map.of()))
                .filter(HookResult::done)
                .flatMap(seen -> seen.answer().finishedAt());
    }

    /** Needs to know the first segment, which snapshot answers. */
    @Override
    public Optional<ArchivedWal> archivedWal(String last) {
        Optional<String> first = backup().flatMap(Backup::firstWal);
        if (hooks.archive().isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        var told = Map.of("DRILL_WAL_FIRST", first.get(), "DRILL_WAL_LAST", last);
        HookAnswer answer = runner.run(HookVerb.RESTORE_ARCHIVE, hooks.archive().get(), told)
                .answer();
        return answer.missing()
                .map(missing ->
                        new ArchivedWal(first.get(), last, answer.segments().orElse(0), missing));
    }

    @Override
    public List<String> planned(Optional<Instant> target) {
        return List.of(
                Planned.of(HookVerb.RESTORE_SNAPSHOT, hooks.snapshot()),
                Planned.of(HookVerb.RESTORE_RESTORE, hooks.restore()) + ", to "
                        + target.map(Instant::toString).orElse("the end of the archive"),
                "look: " + Planned.of(HookVerb.RESTORE_STATUS, hooks.status()) + ", every "
                        + runner.poll().toMillis() + " ms for at most " + limit.toSeconds() + " s",
                Planned.of(HookVerb.RESTORE_START_API, hooks.startApi()),
                Planned.of(HookVerb.RESTORE_ARCHIVE, hooks.archive()),
                "undo: " + Planned.of(HookVerb.RESTORE_DESTROY, hooks.destroy()));
    }

    @Override
    public Change<RestoredCopy> restore(Optional<Instant> target) {
        HookCommand command = hooks.restore().orElseThrow(() -> Missing.verb(HookVerb.RESTORE_RESTORE));
        RestoreTold told = RestoreTold.of(runner.scene().drill(), ++count, target);
        return new Change<>(
                "isolated copy " + told.name() + " restored to "
                        + target.map(Instant::toString).orElse("the end of the archive"),
                new Undo(name(), DESTROY, told.undo()),
                () -> {
                    var begun = new HookRestore(hooks, runner, live, told, limit);
                    restore = Optional.of(begun);
                    return begun.run(command);
                });
    }

    @Override
    public Optional<URI> startApi(RestoredCopy copy, String release) {
        if (hooks.startApi().isEmpty()) {
            return Optional.empty();
        }
        HookCommand command = hooks.startApi().get();
        var told = new HashMap<>(restore.orElseThrow().variables());
        told.put("DRILL_RELEASE", release);
        told.put("DRILL_RESTORE_JDBC_URL", copy.jdbcUrl());
        URI url = runner.run(HookVerb.RESTORE_START_API, command, told)
                .answer()
                .apiUrl()
                .orElseThrow(() -> new DrillException(
                        "hook restore.start-api, no apiUrl in its answer, expected where the API on the copy answers",
                        "print {\"apiUrl\": \"http://…\"} as the last line"));
        Wait.upTo(command.timeout())
                .forThe("the API on the copy to listen at " + url)
                .until(() -> Address.of(url).listens(Duration.ofSeconds(2)));
        return Optional.of(url);
    }

    @Override
    public void disown() {
        restore.ifPresent(HookRestore::disown);
    }

    @Override
    public String startsOnCopy() {
        return "the operator's hooks restore.restore and restore.start-api start what is on the copy";
    }

    /** The transcripts are evidence already. */
    @Override
    public List<Path> logs(RestoredCopy copy) {
        return List.of();
    }

    @Override
    public void undo(Undo undo) {
        runner.endOthers();
        runner.run(HookVerb.RESTORE_DESTROY, destroy(), variables(undo));
    }

    /**
     * Without a status command: {@link #undo} has thrown if destroy did not exit with 0, and the copy's database, where
     * it is known, must answer no more.
     */
    @Override
    public boolean undone(Undo undo) {
        if (hooks.status().isPresent()) {
            HookCommand status = hooks.status().get();
            return new Polled(
                            HookVerb.RESTORE_STATUS,
                            runner,
                            () -> runner.run(HookVerb.RESTORE_STATUS, status, variables(undo)))
                    .reached("the copy to be gone", destroy().timeout(), HookResult::none);
        }
        return restore.flatMap(HookRestore::copy)
                .map(copy -> Wait.upTo(destroy().timeout())
                        .every(runner.poll())
                        .forThe("the copy's database to answer no more")
                        .reached(copy::gone))
                .orElse(true);
    }

    /** Without a status command only a copy of this very drill can be looked at, by its database. */
    @Override
    public Look look(Undo undo) {
        if (hooks.status().isPresent()) {
            HookResult seen = runner.run(HookVerb.RESTORE_STATUS, hooks.status().get(), variables(undo));
            return seen.none() ? Look.UNDONE : Look.IN_FORCE;
        }
        return begun(undo)
                .flatMap(HookRestore::copy)
                .map(copy -> copy.gone() ? Look.UNDONE : Look.IN_FORCE)
                .orElse(Look.UNSEEN);
    }

    @Override
    public List<String> byHand(Undo undo) {
        return List.of(hooks.destroy()
                .map(command -> runner.byHand(HookVerb.RESTORE_DESTROY, command, variables(undo)))
                .orElseGet(() -> Missing.byHand(HookVerb.RESTORE_DESTROY)));
    }

    /** Of all names that the hook answers those that a drill of this environment gives. */
    @Override
    public List<LeftCopy> leftovers() {
        return hooks
                .list()
                .map(command -> runner.run(HookVerb.RESTORE_LIST, command, Map.of()))
                .map(seen -> seen.answer().names())
                .orElse(List.of())
                .stream()
                .filter(name -> RestoreTold.given(name, runner.scene().environment()))
                .map(name ->
                        new LeftCopy(name, new Undo(name(), DESTROY, new RestoreTold(name, Optional.empty()).undo())))
                .toList();
    }

    private HookCommand destroy() {
        return hooks.destroy().orElseThrow(() -> Missing.verb(HookVerb.RESTORE_DESTROY));
    }

    /** By the undo alone, which may be another process's; the job's name too where this one began it. */
    private Map<String, String> variables(Undo undo) {
        RestoreTold told = RestoreTold.of(undo);
        return told.variables(begun(undo).map(HookRestore::job).orElse(""));
    }

    /** That restore, where this process began it. */
    private Optional<HookRestore> begun(Undo undo) {
        String name = RestoreTold.of(undo).name();
        return restore.filter(mine -> mine.told().name().equals(name));
    }
}
