package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.util.Optional;

/** Targets of the API replica loss. */
public record ReplicaObjectives(
        @Meaning("longest time from the replica's loss until callers' requests no longer fail by it")
        @Default("10s")
        @Lasting(min = "1ms", max = "1d")
        Duration takenOut,

        @Meaning("longest outage of reads or writes through the balancer while redundancy is lost")
        @Default("5s")
        @Lasting(min = "1ms", max = "1d")
        Duration outage,

        @Meaning("error budget: share of callers' requests that may fail from the loss to full redundancy")
        @Default("0.01")
        @DecimalMin("0")
        @DecimalMax("1")
        double errorBudget,

        @Meaning("longest time from bringing the replica back until every replica is ready, in rotation and answering")
        @Default("5m")
        @Lasting(min = "1ms", max = "1d")
        Duration fullRedundancy,

        @Meaning("longest time after that until the error rate is back in its envelope")
        @Default("1m")
        @Lasting(min = "1ms", max = "1d")
        Duration errorRateRecovery,

        @Meaning("longest time after that until the latencies are back in their envelope")
        @Default("1m")
        @Lasting(min = "1ms", max = "1d")
        Duration latencyRecovery,

        @Meaning("error rate above the envelope's that still counts as well, absolute")
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

        @Meaning("longest time from the replica's loss until each alert of monitoring.alerts.replica fires")
        Optional<@Lasting(min = "1ms", max = "1d") Duration> alert)
        implements EnvelopeObjectives {}
