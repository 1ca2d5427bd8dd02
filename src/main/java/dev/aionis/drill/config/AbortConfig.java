package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What callers may at most suffer by a drill. Beyond any of it the drill stops, undoes, and fails. */
public record AbortConfig(
        @Meaning("span over which error rate and latency are taken") @Default("15s") @Lasting(min = "1s", max = "1h")
        Duration window,

        @Meaning("requests in the span without which neither is judged") @Default("20") @Min(1) @Max(1_000_000)
        int minimumSamples,

        @Meaning("how often the conditions are looked at") @Default("1s") @Lasting(min = "50ms", max = "5m")
        Duration interval,

        @Meaning("share of the load's requests that may fail; the candidate of scenario B is meant to fail some of its"
                + " slice")
        @Default("0.9")
        @DecimalMin("0")
        @DecimalMax("1")
        double errorRate,

        @Meaning("p95 latency of the load's requests; not watched where left out")
        Optional<@Lasting(min = "1ms", max = "10m") Duration> latency,

        @Meaning("outbox rows that may be pending") @Default("1000000") @Min(1) @Max(1_000_000_000)
        int backlog,

        @Meaning("replay lag of the slowest standby; not watched where left out")
        Optional<@Lasting(min = "100ms", max = "1d") Duration> replicationLag,

        @Meaning("whether an alert that began to fire during the drill and is not expected ends it; needs"
                + " monitoring.alert-api")
        @Default("false")
        boolean onUnexpectedAlert,

        @Meaning("alerts that may fire besides those of monitoring.alerts") @Default("[]")
        List<@NotBlank String> expectedAlerts) {

    public AbortConfig {
        expectedAlerts = List.copyOf(expectedAlerts);
    }
}
