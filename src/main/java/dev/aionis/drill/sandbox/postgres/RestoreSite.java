package dev.aionis.drill.sandbox.postgres;

import java.nio.file.Path;

/** Where a copy is restored: a directory and a port of this machine, or a container with a volume. */
public interface RestoreSite {

    /** Where the copy's data lie, as its server sees them. */
    Path dataDirectory();

    /** The archive, as the copy's server sees it. */
    Path archive();

    /** To which the copy's log is appended, on this machine. */
    Path log();

    /** Puts a copy of the base backup there, ready to recover with these settings. */
    void fetch(BaseBackup base, Configuration configuration);

    /** Starts the server on the copy; returns when it takes connections, be they read-only ones. */
    Postmaster start();
}
