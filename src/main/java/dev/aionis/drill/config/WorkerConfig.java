package dev.aionis.drill.config;

import dev.aionis.drill.model.StopMode;
import java.time.Duration;

/** How scenario C goes about. */
public record WorkerConfig(
        @Meaning(
                "stop: ended in good order; kill: kill -9 while it holds claims; freeze: stands still, connections open")
        @Default("stop")
        StopMode stop,

        @Meaning("how long the worker is away while writes go on") @Default("1m") @Lasting(min = "1s", max = "6h")
        Duration pause,

        @Meaning("how long the backlog must stay in its range to count as drained")
        @Default("30s")
        @Lasting(min = "100ms", max = "1h")
        Duration sustained,

        @Meaning("time after which waiting for the drain is given up") @Default("30m") @Lasting(min = "1s", max = "1d")
        Duration limit) {}
