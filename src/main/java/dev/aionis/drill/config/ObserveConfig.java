package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;

/** How often, and how surely, the deployment is looked at. */
public record ObserveConfig(
        @Meaning("time under load, before a disruption, from which envelope and baselines are taken")
        @Default("30s")
        @Lasting(min = "1s", max = "6h")
        Duration steadyState,

        @Meaning("interval of the backlog samples") @Default("500ms") @Lasting(min = "20ms", max = "1m")
        Duration backlogInterval,

        @Meaning(
                "longest pause between backlog samples, from before the worker is taken away, up to which they prove anything")
        @Default("5s")
        @Lasting(min = "50ms", max = "10m")
        Duration backlogLongestGap,

        @Meaning("mean interval of the availability probes while all is well")
        @Default("200ms")
        @Lasting(min = "10ms", max = "1m")
        Duration probeInterval,

        @Meaning("interval of the availability probes while something is down, or about to be disturbed")
        @Default("20ms")
        @Lasting(min = "5ms", max = "1m")
        Duration probeIntervalDown,

        @Meaning(
                "shortest mean interval of the read probes, up or down; Aionis counts them against its limit of recalls")
        @Default("200ms")
        @Lasting(min = "5ms", max = "1m")
        Duration readProbeInterval,

        @Meaning(
                "shortest mean interval of the write probes, up or down; Aionis counts them against its limit of writes")
        @Default("2s")
        @Lasting(min = "5ms", max = "1m")
        Duration writeProbeInterval,

        @Meaning(
                "tenants besides sample.tenant, to which the drill's credentials are good: scenarios B and D read and write for"
                        + " them as well, in a scope of its own, to see what fails for one of them only")
        @Default("[]")
        List<@NotBlank String> otherTenants,

        @Meaning("interval at which expected alerts are looked for")
        @Default("250ms")
        @Lasting(min = "20ms", max = "1m")
        Duration alertInterval,

        @Meaning("uncertainty of a host's clock offset up to which its instants count")
        @Default("50ms")
        @Lasting(min = "1ms", max = "1m")
        Duration clockUncertaintyLimit) {

    public ObserveConfig {
        otherTenants = List.copyOf(otherTenants);
    }
}
