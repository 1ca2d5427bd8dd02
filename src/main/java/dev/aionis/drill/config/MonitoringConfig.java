package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Monitoring that must answer before a drill may start, and the alerts that must fire during it. */
public record MonitoringConfig(
        @Meaning("URLs that must answer with 2xx; sandbox stands for the embedded deployment's own")
        @Default("[sandbox]")
        @NotEmpty
        List<
                        @Pattern(
                                regexp = "sandbox|https?://\\S+",
                                message = "sandbox, or a URL that begins with http:// or https://")
                        String>
                dashboards,

        @Meaning("name of the channel that alerts go to, for the record") @NotBlank
        String alertChannel,

        @Meaning("base URL of the Alertmanager API; sandbox stands for the embedded deployment's own")
        Optional<
                        @Pattern(
                                regexp = "sandbox|https?://\\S+",
                                message = "sandbox, or a URL that begins with http:// or https://")
                        String>
                alertApi,

        @Meaning("base URL of a Prometheus server that must be ready and hold the expected alert rules")
        Optional<@Pattern(regexp = "https?://\\S+", message = "a URL that begins with http:// or https://") String>
                prometheus,

        @Meaning("names of alert rules that Prometheus must have loaded, besides those of monitoring.alerts")
        @Default("[]")
        List<@NotBlank String> alertRules,

        @Meaning("alerts that each disruption must raise") AlertsConfig alerts,

        @Meaning("how to see whether an incident is open, during which no drill is to begin; left out, nobody looks")
        Optional<IncidentConfig> incidents) {

    /** Stands for the embedded deployment's own endpoint, whose port is not known before it runs. */
    public static final String SANDBOX = "sandbox";

    public MonitoringConfig {
        dashboards = List.copyOf(dashboards);
        alertRules = List.copyOf(alertRules);
    }
}
