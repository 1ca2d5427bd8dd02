package dev.aionis.drill.config;

import java.time.Duration;

/** How long each lever's disruption may last. */
public record LongestDisruptions(
        @Meaning("that the worker is away") @Default("1h") @Lasting(min = "1s", max = "7d")
        Duration worker,

        @Meaning("that the candidate is deployed") @Default("2h") @Lasting(min = "1s", max = "7d")
        Duration release,

        @Meaning("that a restored copy is there") @Default("6h") @Lasting(min = "1s", max = "7d")
        Duration restore,

        @Meaning("that an API replica is away") @Default("1h") @Lasting(min = "1s", max = "7d")
        Duration replica,

        @Meaning("that the load of hook.load runs") @Default("6h") @Lasting(min = "1s", max = "7d")
        Duration load) {}
