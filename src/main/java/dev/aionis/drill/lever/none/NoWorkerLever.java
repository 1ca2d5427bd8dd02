package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The worker can't be moved here. */
public final class NoWorkerLever extends NoLever implements WorkerLever {

    public NoWorkerLever() {
        super("worker", "scenario C does not run, and worker-apart stays unproven");
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        throw missing();
    }

    @Override
    public WorkerStatus status() {
        return new WorkerStatus(OptionalInt.empty(), "unknown", "levers.worker is none");
    }

    @Override
    public List<String> planned(StopMode mode) {
        return List.of();
    }

    @Override
    public List<Path> logs() {
        return List.of();
    }
}
