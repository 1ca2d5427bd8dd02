package dev.aionis.drill.lever;

import dev.aionis.drill.model.StopMode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Takes the outbox worker away; the undo brings it back. */
public interface WorkerLever extends Lever {

    Change<WorkerStatus> takeAway(StopMode mode);

    WorkerStatus status();

    /** What {@link #takeAway} and its undo would do, exactly: commands, signals, API calls; nothing is done. */
    List<String> planned(StopMode mode);

    /** Logs of the worker, as evidence. */
    List<Path> logs();

    /**
     * What the lever sees of the worker.
     *
     * @param replicas how many run; empty where the lever can't see it
     * @param identity what tells it from the API's processes: a pid, a pod or a container
     * @param detail state in a few words
     */
    record WorkerStatus(OptionalInt replicas, String identity, String detail) {}
}
