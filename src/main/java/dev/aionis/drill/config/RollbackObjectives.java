package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.util.Optional;

/** Targets of the API rollback. */
public record RollbackObjectives(
        @Meaning("rollback SLO: longest time from the rollback's start until every replica is ready")
        @Default("10m")
        @Lasting(min = "1ms", max = "1d")
        Duration slo,

        @Meaning("longest time until the error rate is back in its envelope")
        @Default("3m")
        @Lasting(min = "1ms", max = "1d")
        Duration errorRateRecovery,

        @Meaning("longest time until the latencies are back in their envelope")
        @Default("3m")
        @Lasting(min = "1ms", max = "1d")
        Duration latencyRecovery,

        @Meaning("error rate above the envelope's that still counts as back, absolute")
        @Default("0.02")
        @DecimalMin("0")
        @DecimalMax("1")
        double errorRateTolerance,

        @Meaning("multiple of the envelope's p95 latency that still counts as back")
        @Default("2")
        @DecimalMin("1")
        @DecimalMax("100")
        double latencyTolerance,

        @Meaning("p95 latency that counts as back in any case, against noise on fast systems")
        @Default("50ms")
        @Lasting(min = "0s", max = "1m")
        Duration latencyFloor,

        @Meaning("longest time from the candidate's deployment until each alert of monitoring.alerts.rollback fires")
        Optional<@Lasting(min = "1ms", max = "1d") Duration> alert)
        implements EnvelopeObjectives {}
