package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.util.Optional;

/** Targets of the worker recovery. */
public record WorkerObjectives(
        @Meaning("multiple of the baseline that the backlog must reach, or the drill proves nothing")
        @Default("1.5")
        @DecimalMin("1")
        @DecimalMax("1000000")
        double backlogFactor,

        @Meaning("longest time from the worker's restart until the backlog is back in its steady-state range")
        @Default("15m")
        @Lasting(min = "1ms", max = "1d")
        Duration drain,

        @Meaning("longest time from taking the worker away until each alert of monitoring.alerts.worker fires")
        Optional<@Lasting(min = "1ms", max = "1d") Duration> alert) {}
