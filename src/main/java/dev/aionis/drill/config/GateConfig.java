package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One validation command. */
public record GateConfig(
        @Meaning("short name, unique among the gates")
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "lower-case letters, digits and hyphens, as in health-gate")
        String name,

        @Meaning("program and arguments, one list item each; {api} stands for the API's base URL") @NotEmpty
        List<@NotBlank String> command,

        @Meaning("when it runs: after-worker, once the backlog has drained; sign-off, after all scenarios")
        @Default("sign-off")
        Phase phase,

        @Meaning("time after which it is ended and has failed") @Default("10m") @Lasting(min = "1s", max = "6h")
        Duration timeout,

        @Meaning("environment variables given to it besides the drill's own") @Default("{}")
        Map<String, String> environment) {

    /** Stands in a command for the API's base URL. */
    public static final String API = "{api}";

    /** When a gate runs. */
    public enum Phase {
        AFTER_WORKER,
        SIGN_OFF
    }

    public GateConfig {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Names the variables but not their values, which may be secret. */
    @Override
    public String toString() {
        return "gate " + name + ": " + String.join(" ", command) + " (" + phase + ", " + DurationText.format(timeout)
                + ", with " + environment.keySet() + ")";
    }
}
