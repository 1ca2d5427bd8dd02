package dev.aionis.drill.sandbox.postgres;

import java.time.Duration;

/**
 * What a sandbox may choose of its PostgreSQL. What durability rests on is not among it.
 *
 * @param archiveTimeout after how long a WAL segment with something in it is archived though not full; whole seconds
 * @param maxConnections how many sessions at once, at least 10
 * @param timeZone of its host, which its sessions are in; its log is in UTC in any case
 */
public record PostgresSettings(Duration archiveTimeout, int maxConnections, String timeZone) {

    public PostgresSettings {
        if (archiveTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("archive timeout " + archiveTimeout + ", expected at least 1 s");
        }
        if (maxConnections < 10) {
            throw new IllegalArgumentException("max connections " + maxConnections + ", expected at least 10");
        }
    }

    /** On a host whose time is UTC. */
    public PostgresSettings(Duration archiveTimeout, int maxConnections) {
        this(archiveTimeout, maxConnections, "UTC");
    }

    public PostgresSettings inTimeZone(String elsewhere) {
        return new PostgresSettings(archiveTimeout, maxConnections, elsewhere);
    }
}
