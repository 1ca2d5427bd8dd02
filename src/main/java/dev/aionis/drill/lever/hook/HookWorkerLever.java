package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.WorkerHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The worker, moved by the operator's commands. */
public final class HookWorkerLever implements WorkerLever {

    private static final String MODE = "mode";

    private final WorkerHooks hooks;
    private final HookRunner runner;
    private final HookComeback comeback;
    private final Instant since;

    /** @throws DrillException if the program of a command is missing */
    public HookWorkerLever(WorkerHooks hooks, HookRunner runner) {
        this.hooks = hooks;
        this.runner = runner;
        this.comeback = new HookComeback(
                runner,
                "the worker",
                HookVerb.WORKER_START,
                hooks.start(),
                HookVerb.WORKER_STATUS,
                hooks.status(),
                hooks.start().map(HookCommand::timeout).orElse(Duration.ZERO));
        this.since = runner.clock().instant();
        for (StopMode mode : StopMode.values()) {
            hooks.of(mode).ifPresent(command -> runner.require(HookVerb.of(mode), command));
        }
        hooks.start().ifPresent(command -> runner.require(HookVerb.WORKER_START, command));
        hooks.status().ifPresent(command -> runner.require(HookVerb.WORKER_STATUS, command));
        hooks.logs().ifPresent(command -> runner.require(HookVerb.WORKER_LOGS, command));
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        if (hooks.status().isEmpty()) {
            gaps.add("hook.worker.status is missing: nobody looks whether the worker is back, the undo counts as done"
                    + " when start exits with 0, worker-apart and nothing-left stay unproven");
        }
        if (hooks.logs().isEmpty()) {
            gaps.add("hook.worker.logs is missing: the worker's log is no part of the evidence");
        }
        return gaps;
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        HookCommand command = hooks.of(mode).orElseThrow(() -> Missing.verb(HookVerb.of(mode)));
        var undo = new Undo(name(), "start", Map.of(MODE, mode.label()));
        return new Change<>("worker taken away: " + mode.label(), undo, () -> {
            runner.run(HookVerb.of(mode), command, told(mode.label()));
            return status();
        });
    }

    @Override
    public void undo(Undo undo) {
        comeback.bringBack(told(undo.parameter(MODE)));
    }

    @Override
    public boolean undone(Undo undo) {
        return comeback.back(Map.of());
    }

    @Override
    public Look look(Undo undo) {
        return comeback.look(Map.of());
    }

    @Override
    public List<String> byHand(Undo undo) {
        return comeback.byHand(told(undo.parameter(MODE)));
    }

    @Override
    public WorkerStatus status() {
        return comeback.seen(Map.of())
                .map(seen -> {
                    String state = seen.done() ? "running" : "not running";
                    return new WorkerStatus(
                            OptionalInt.of(seen.done() ? 1 : 0),
                            "of hook.worker.status",
                            seen.answer().message().orElse(state));
                })
                .orElseGet(() -> new WorkerStatus(
                        OptionalInt.empty(), "unknown", "hook.worker.status is missing, so nobody looks"));
    }

    @Override
    public List<String> planned(StopMode mode) {
        return List.of(
                Planned.of(HookVerb.of(mode), hooks.of(mode)),
                "undo: " + Planned.of(HookVerb.WORKER_START, hooks.start()),
                "look: " + Planned.of(HookVerb.WORKER_STATUS, hooks.status()));
    }

    @Override
    public List<Path> logs() {
        return hooks.logs().stream()
                .map(command -> runner.run(HookVerb.WORKER_LOGS, command, Map.of("DRILL_LOGS_SINCE", since.toString()))
                        .transcript())
                .toList();
    }

    private static Map<String, String> told(String mode) {
        return Map.of("DRILL_STOP_MODE", mode.toLowerCase(Locale.ROOT));
    }
}
