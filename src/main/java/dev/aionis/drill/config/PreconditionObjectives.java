package dev.aionis.drill.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What must hold before anything is disrupted. */
public record PreconditionObjectives(
        @Meaning("fewest API replicas that must answer") @Default("2") @Min(1) @Max(1000)
        int apiReplicas,

        @Meaning("greatest age of the last archived WAL segment") @Default("5m") @Lasting(min = "1s", max = "7d")
        Duration archiveAge,

        @Meaning("greatest age of the last backup, where the restore lever sees it")
        @Default("26h")
        @Lasting(min = "1m", max = "365d")
        Duration backupAge,

        @Meaning("days within which a restore must have been rehearsed") @Default("90") @Min(1) @Max(3650)
        int restoreRehearsedDays) {}
