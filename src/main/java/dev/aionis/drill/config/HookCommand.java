package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;

/** One command of the operator's. */
public record HookCommand(
        @Meaning("program and arguments, one list item each; no shell reads them unless sh -c is written") @NotEmpty
        List<@NotBlank String> command,

        @Meaning("time after which it is ended with all that it started, and has failed")
        @Default("5m")
        @Lasting(min = "1s", max = "12h")
        Duration timeout) {

    public HookCommand {
        command = List.copyOf(command);
    }

    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
