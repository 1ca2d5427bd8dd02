package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How scenario B goes about. */
public record RollbackConfig(
        @Meaning("share of the requests that the candidate gets")
        @Default("0.25")
        @DecimalMin("0.01")
        @DecimalMax("0.99")
        double canaryWeight,

        @Meaning("how long candidate and known-good release are loaded before they are compared, since a process that "
                + "was just started is slow")
        @Default("5s")
        @Lasting(min = "0s", max = "1h")
        Duration warmUp,

        @Meaning("how long the candidate is compared with the known-good release")
        @Default("2m")
        @Lasting(min = "1s", max = "6h")
        Duration observeCanary,

        @Meaning("requests to the candidate that a comparison needs to count") @Default("150") @Min(1) @Max(10_000_000)
        int canaryMinimumSamples,

        @Meaning("how long the envelope must hold to count as recovered")
        @Default("30s")
        @Lasting(min = "100ms", max = "1h")
        Duration sustained,

        @Meaning("how long callers are watched on once the envelope has held, to see a relapse")
        @Default("30s")
        @Lasting(min = "0s", max = "6h")
        Duration watchOn,

        @Meaning("significance level of the comparison: chance of finding a regression where there is none")
        @Default("0.001")
        @DecimalMin("0.000001")
        @DecimalMax("0.1")
        double alpha,

        @Meaning("rise of the error rate that the comparison must be able to show before it calls a candidate healthy")
        @Default("0.05")
        @DecimalMin("0.001")
        @DecimalMax("1")
        double errorRateToDetect,

        @Meaning("a candidate slower by no more than this is not regressed")
        @Default("20ms")
        @Lasting(min = "0s", max = "1m")
        Duration latencyShift,

        @Meaning("time after which the rollback is given up") @Default("30m") @Lasting(min = "1s", max = "1d")
        Duration limit) {}
