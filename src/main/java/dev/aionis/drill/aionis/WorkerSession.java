package dev.aionis.drill.aionis;

import java.time.Instant;
import java.util.Optional;

/**
 * A client connected to the database.
 *
 * @param application what it calls itself, may be empty
 * @param client its address; empty over a Unix socket, or where this role may not see it
 * @param connectedAt by the database's clock; empty where this role may not see it
 */
public record WorkerSession(String application, String user, Optional<String> client, Optional<Instant> connectedAt) {

    /** Whether the server keeps to itself what this session is. */
    public boolean hidden() {
        return connectedAt.isEmpty();
    }
}
