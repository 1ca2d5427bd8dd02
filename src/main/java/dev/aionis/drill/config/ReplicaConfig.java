package dev.aionis.drill.config;

import java.time.Duration;
import java.util.Optional;

/** How scenario D goes about. */
public record ReplicaConfig(
        @Meaning("which replica is killed, by the name that probes have for it, as in api-2; left out: the last")
        Optional<String> name,

        @Meaning("how long it is away while callers go on") @Default("1m") @Lasting(min = "1s", max = "6h")
        Duration away,

        @Meaning("how long callers must be well to count as served by the others, or as recovered")
        @Default("15s")
        @Lasting(min = "100ms", max = "1h")
        Duration sustained,

        @Meaning("time after which waiting for full redundancy is given up")
        @Default("30m")
        @Lasting(min = "1s", max = "1d")
        Duration limit) {

    /** How long callers that are well again are watched on for a relapse. */
    public Duration watchOn() {
        return sustained;
    }
}
