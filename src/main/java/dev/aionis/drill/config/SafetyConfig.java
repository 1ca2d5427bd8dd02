package dev.aionis.drill.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What keeps a drill from becoming an incident. */
public record SafetyConfig(
        @Meaning("names of the levers that may change this environment: worker, release, restore, replica, load; others"
                + " are not used")
        @Default("[worker, release, restore, replica, load]")
        List<@NotBlank String> levers,

        @Meaning("system identifier that the live database must have, as pg_control_system() tells it; not held"
                + " against anything where left out")
        Optional<@Pattern(regexp = "\\d{1,20}", message = "decimal digits") String> systemIdentifier,

        @Meaning("database_target_hash that every API replica must answer; not held against anything where left out")
        Optional<@Pattern(regexp = "[0-9a-f]{64}", message = "64 hex digits") String> databaseTargetHash,

        @Meaning("how long a disruption may last before it is undone, whatever the drill is at")
        LongestDisruptions longestDisruption,

        @Meaning("how often an undo is tried") @Default("3") @Min(1) @Max(20)
        int undoAttempts,

        @Meaning("pause before an undo is tried again, doubled each time")
        @Default("1s")
        @Lasting(min = "0s", max = "5m")
        Duration undoPause,

        @Meaning("age after which what a drill wrote is residue; not looked for where left out, and only hook.cleanup"
                + " can remove it")
        Optional<@Lasting(min = "1h", max = "3650d") Duration> scopeRetention) {

    public SafetyConfig {
        levers = List.copyOf(levers);
    }
}
