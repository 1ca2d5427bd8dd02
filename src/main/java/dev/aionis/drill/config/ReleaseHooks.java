package dev.aionis.drill.config;

import java.util.Optional;

/** Commands that deploy a candidate to a canary slice and roll it back. */
public record ReleaseHooks(
        @Meaning("answers the release that callers get as {\"release\": …}; without it the release is not seen")
        Optional<HookCommand> current,

        @Meaning("exit code 0 where the release in DRILL_RELEASE could be deployed now, 75 where it could not")
        Optional<HookCommand> available,

        @Meaning("puts the candidate on the canary slice, may answer its address as {\"apiUrl\": …}; always needed")
        Optional<HookCommand> deployCanary,

        @Meaning("brings the former release back everywhere, and does no harm where it is; always needed")
        Optional<HookCommand> rollback,

        @Meaning("exit code 0 where the release in DRILL_RELEASE is the only one and ready, 75 while it is not")
        Optional<HookCommand> status,

        @Meaning("prints the logs of replicas and migrations since DRILL_LOGS_SINCE, which are searched for violations"
                + " of the startup contract; without it schema-compatibility stays unproven")
        Optional<HookCommand> logs) {}
