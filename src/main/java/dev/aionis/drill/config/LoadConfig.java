package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/** Background load, open-loop at a constant mean rate, and the guards against empty passes. */
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
        Duration latenessLimit,

        @Meaning("draws the requests' texts, which of them are recalled, and how far each arrives from its even place;"
                + " the same seed draws the same again, 0 another for each drill")
        @Default("0")
        int seed,

        @Meaning("scope of the drill's own writes, of the sample's tenant; ha-drill-<drill id> where left out")
        Optional<@NotBlank String> scope) {

    /** The seed that a drill of this id draws from. */
    public int seedOf(String drillId) {
        return seed == 0 ? drillId.hashCode() : seed;
    }

    /** Where a drill of this id writes. The sample's scope is only read. */
    public String scopeOf(String drillId) {
        return scope.orElse("ha-drill-" + drillId);
    }
}
