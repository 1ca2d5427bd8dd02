package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;

/** Where open incidents show. */
public record IncidentConfig(
        @Meaning("names of alerts that stand for an incident while they fire; looked for at monitoring.alert-api")
        @Default("[]")
        List<@NotBlank String> alerts,

        @Meaning("exit code 0 where no incident is open, 75 where one is; runs in hook.directory")
        Optional<HookCommand> command) {

    public IncidentConfig {
        alerts = List.copyOf(alerts);
    }
}
