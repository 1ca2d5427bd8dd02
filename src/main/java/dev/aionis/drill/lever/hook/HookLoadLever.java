package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.LoadHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Load of the operator's own: its start is a change, its stop the undo. One at a time. */
public final class HookLoadLever implements Lever {

    private final LoadHooks hooks;
    private final HookRunner runner;
    private Optional<CompletableFuture<HookResult>> stopping = Optional.empty();
    private String summary = "";

    public HookLoadLever(LoadHooks hooks, HookRunner runner) {
        this.hooks = hooks;
        this.runner = runner;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public List<String> gaps() {
        return hooks.status().isPresent()
                ? List.of()
                : List.of("hook.load.status is missing: nobody looks whether the load has stopped, the undo counts as"
                        + " done when stop exits with 0, and nothing-left stays unproven");
    }

    /** @param told variables for start and stop, which stand in the undo: no secrets */
    public Change<String> start(Map<String, String> told) {
        return new Change<>("load of the operator's own started", new Undo(name(), "stop", told), () -> {
            begin();
            return runner.run(HookVerb.LOAD_START, hooks.start(), told).output();
        });
    }

    /** Begins to stop it, and does not wait: the tool may take long over its summary. */
    public synchronized void beginStop(Undo undo) {
        if (stopping.isEmpty()) {
            var over = new CompletableFuture<HookResult>();
            stopping = Optional.of(over);
            var thread = new Thread(() -> complete(over, undo), "load hook");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What stop printed; empty while it has not ended well. */
    public synchronized String summary() {
        return summary;
    }

    /** Waits for a stop that is under way; where none is, or it failed, stops it. */
    @Override
    public void undo(Undo undo) {
        Optional<CompletableFuture<HookResult>> underWay = takeOver();
        if (underWay.isEmpty()) {
            runner.endOthers();
            stop(undo);
            return;
        }
        try {
            underWay.get().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }

    /** Without a status command only the exit code of stop is known, and {@link #undo} has thrown if it was not 0. */
    @Override
    public boolean undone(Undo undo) {
        return hooks.status()
                .map(command -> new Polled(
                                HookVerb.LOAD_STATUS,
                                runner,
                                () -> runner.run(HookVerb.LOAD_STATUS, command, undo.parameters()))
                        .reached("the load to be over", hooks.stop().timeout(), HookResult::notYet))
                .orElse(true);
    }

    @Override
    public Look look(Undo undo) {
        return hooks.status()
                .map(command -> runner.run(HookVerb.LOAD_STATUS, command, undo.parameters()))
                .map(seen -> seen.notYet() ? Look.UNDONE : Look.IN_FORCE)
                .orElse(Look.UNSEEN);
    }

    @Override
    public List<String> byHand(Undo undo) {
        return List.of(runner.byHand(HookVerb.LOAD_STOP, hooks.stop(), undo.parameters()));
    }

    private synchronized void begin() {
        stopping = Optional.empty();
        summary = "";
    }

    private synchronized Optional<CompletableFuture<HookResult>> takeOver() {
        Optional<CompletableFuture<HookResult>> underWay = stopping;
        stopping = Optional.empty();
        return underWay;
    }

    private void complete(CompletableFuture<HookResult> over, Undo undo) {
        try {
            over.complete(stop(undo));
        } catch (RuntimeException failed) {
            over.completeExceptionally(failed);
        }
    }

    private HookResult stop(Undo undo) {
        HookResult stopped = runner.run(HookVerb.LOAD_STOP, hooks.stop(), new HashMap<>(undo.parameters()));
        synchronized (this) {
            summary = stopped.output();
        }
        return stopped;
    }
}
