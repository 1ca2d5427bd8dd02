package dev.aionis.drill.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How scenario A goes about. */
public record RestoreConfig(
        @Meaning("timestamp: restore to the chosen moment; latest: to all that the archive holds") @Default("timestamp")
        Target target,

        @Meaning("how long writes go on after the target was chosen") @Default("10s") @Lasting(min = "0s", max = "1h")
        Duration pastTarget,

        @Meaning("threads that copy the base backup") @Default("4") @Min(1) @Max(64)
        int copyThreads,

        @Meaning("whether a worker is started on the restored copy; it then acts on the world") @Default("false")
        boolean startWorker,

        @Meaning("time after which the restore is given up") @Default("2h") @Lasting(min = "1s", max = "7d")
        Duration limit) {

    /** How far the WAL is replayed. */
    public enum Target {
        TIMESTAMP,
        LATEST
    }
}
