package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A restored copy, promoted and taking writes.
 *
 * @param server the copy; the caller closes it
 * @param phases {@code base-fetched}, {@code replay-started}, {@code replay-ended}, {@code promoted},
 *     {@code accepting}: in order, each beginning where the one before ended
 * @param lastReplayed the commit time of the last transaction that was replayed, to the microsecond; empty if there
 *     was none
 */
public record RestoredServer(PostgresServer server, List<Phase> phases, Optional<Instant> lastReplayed) {

    public RestoredServer {
        phases = List.copyOf(phases);
    }
}
