package dev.aionis.drill.config;

import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Targets of the database restore. */
public record RestoreObjectives(
        @Meaning("RTO: longest time from the restore target to the restored database")
        @Default("30m")
        @Lasting(min = "1ms", max = "7d")
        Duration rto,

        @Meaning("RPO in rows: most acknowledged writes that may be lost") @Default("0") @Min(0)
        long rpoRows,

        @Meaning("RPO in time: longest time before the target whose writes may be lost")
        @Default("0s")
        @Lasting(min = "0s", max = "7d")
        Duration rpo) {}
