package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The embedded deployment: PostgreSQL, two API processes, a worker, a balancer. */
public record SandboxConfig(
        @Meaning("a PostgreSQL 15 or 16 installation to run in place of the bundled binaries")
        Optional<Path> postgresHome,

        @Meaning("whether the API enforces its contract's rate limits") @Default("true")
        boolean rateLimits,

        @Meaning("share of the candidate's writes and recalls that fail")
        @Default("0.25")
        @DecimalMin("0")
        @DecimalMax("1")
        double regressionErrorRate,

        @Meaning("time that the candidate adds to each write and recall")
        @Default("120ms")
        @Lasting(min = "0s", max = "1m")
        Duration regressionLatency,

        @Meaning("pause of the worker when it found nothing to claim")
        @Default("200ms")
        @Lasting(min = "10ms", max = "1m")
        Duration workerPoll,

        @Meaning("rows that the worker claims at once") @Default("20") @Min(1) @Max(1000)
        int workerBatch,

        @Meaning("age at which a claim of a dead worker may be taken over")
        @Default("5s")
        @Lasting(min = "100ms", max = "1h")
        Duration claimTimeout,

        @Meaning("attempts after which a row becomes a dead letter") @Default("25") @Min(1) @Max(1000)
        int maxAttempts,

        @Meaning("time that one event's work takes") @Default("8ms") @Lasting(min = "0s", max = "1m")
        Duration workTime,

        @Meaning("longest time that WAL waits to be archived (archive_timeout)")
        @Default("2s")
        @Lasting(min = "1s", max = "1h")
        Duration archiveTimeout,

        @Meaning("nodes written to the sample scope before the drill") @Default("24") @Min(1) @Max(100_000)
        int sampleNodes,

        @Meaning("what is wrong with it on purpose, by its name in docs/defects.md: to see the drill find it")
        Optional<String> defect) {}
