package dev.aionis.drill.config;

import java.util.Optional;

/** Commands that kill an API replica and bring it back. */
public record ReplicaHooks(
        @Meaning(
                "kills the replica DRILL_REPLICA at DRILL_REPLICA_URL as kill -9 does, and keeps it away; always needed")
        Optional<HookCommand> kill,

        @Meaning("brings it back, and does no harm where it runs; always needed")
        Optional<HookCommand> start,

        @Meaning("exit code 0 where it is ready and gets callers' requests, 75 where not;"
                + " without it nobody looks whether the replica is back")
        Optional<HookCommand> status,

        @Meaning("prints the replica's log since DRILL_LOGS_SINCE; without it there is no such evidence")
        Optional<HookCommand> logs) {}
