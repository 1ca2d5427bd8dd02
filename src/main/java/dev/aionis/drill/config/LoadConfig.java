package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Background load, open-loop at a constant rate, and the guards against empty passes. */
public record LoadConfig(
        @Meaning("writes sent per second") @Default("4") @DecimalMin("0.1") @DecimalMax("5000")
        double writesPerSecond,

        @Meaning("recalls sent per second") @Default("3") @DecimalMin("0.1") @DecimalMax("5000")
        double recallsPerSecond,

        @Meaning("time after which a request's outcome is unknown") @Default("5s") @Lasting(min = "50ms", max = "5m")
        Duration timeout,

        @Meaning("requests of an operation that a phase needs for its figures to count")
        @Default("30")
        @Min(1)
        @Max(1_000_000)
        int minimumSamples,

        @Meaning("longest pause of the load that still counts as load")
        @Default("3s")
        @Lasting(min = "50ms", max = "10m")
        Duration longestGap,

        @Meaning("lateness of the schedule (p99) up to which its latencies count")
        @Default("250ms")
        @Lasting(min = "1ms", max = "1m")
        Duration latenessLimit) {}
