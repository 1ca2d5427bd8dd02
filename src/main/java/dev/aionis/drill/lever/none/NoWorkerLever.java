package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The worker can't be moved here. */
public final class NoWorkerLever implements WorkerLever {

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public List<String> gaps() {
        return List.of("levers.worker is none: scenario C does not run, and worker-apart stays unproven");
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        throw Missing.lever(name());
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

    @Override
    public void undo(Undo undo) {
        throw Missing.lever(name());
    }

    @Override
    public boolean undone(Undo undo) {
        throw Missing.lever(name());
    }

    @Override
    public Look look(Undo undo) {
        return Look.UNSEEN;
    }

    @Override
    public List<String> byHand(Undo undo) {
        return Missing.byHand(undo);
    }
}
