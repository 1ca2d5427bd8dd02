package dev.aionis.drill.lever;

import dev.aionis.drill.process.ProcessIdentity;
import java.time.Instant;

/**
 * Whose journal it is; its first line.
 *
 * @param drill the drill's id
 * @param environment the environment that it changes
 * @param owner who is answerable for the drill
 * @param host the machine on which it runs
 * @param process the drill's process there
 * @param processStartedAt tells that process from a later one of the same number
 * @param startedAt when the drill began
 */
public record JournalHead(
        String drill,
        String environment,
        String owner,
        String host,
        long process,
        Instant processStartedAt,
        Instant startedAt) {

    /** The drill's process, on its host. */
    public ProcessIdentity identity() {
        return new ProcessIdentity(process, processStartedAt);
    }
}
