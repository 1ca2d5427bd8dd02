package dev.aionis.drill.lever.local;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The sandbox's worker process: signals. */
public final class LocalWorkerLever implements WorkerLever {

    /** A worker ends within one batch of 20 events; this is ten times that. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Sandbox sandbox;

    public LocalWorkerLever(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        return new Change<>("worker taken away: " + mode.label(), new Undo(name(), "start", Map.of()), () -> {
            switch (mode) {
                case STOP -> sandbox.stopWorker(GRACE);
                case KILL -> sandbox.killWorker();
                case FREEZE -> sandbox.freezeWorker();
            }
            return status();
        });
    }

    @Override
    public void undo(Undo undo) {
        sandbox.startWorker();
    }

    @Override
    public List<String> byHand(Undo undo) {
        return SandboxEnds.BY_HAND;
    }

    @Override
    public boolean undone(Undo undo) {
        return sandbox.worker() == WorkerState.RUNNING;
    }

    @Override
    public WorkerStatus status() {
        WorkerState state = sandbox.worker();
        return new WorkerStatus(
                OptionalInt.of(state == WorkerState.RUNNING ? 1 : 0),
                sandbox.workerIdentity(),
                state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> planned(StopMode mode) {
        return planned(mode, status().identity());
    }

    /** The same before the deployment was started. */
    public static List<String> planned(StopMode mode, String worker) {
        String signal = switch (mode) {
            case STOP -> "SIGTERM";
            case KILL -> "SIGKILL";
            case FREEZE -> "SIGSTOP";
        };
        return List.of(signal + " to " + worker, "undo: the worker's process is continued or started");
    }

    @Override
    public List<Path> logs() {
        return List.of(sandbox.workerLog());
    }
}
