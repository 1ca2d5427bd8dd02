package dev.aionis.drill.sandbox.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a sandbox's database servers run, and the copies that are restored of them: this machine, or containers. */
public interface DatabaseHost {

    /** PostgreSQL's version, such as {@code 16.15}. */
    String version();

    /** Creates a cluster and starts its server, which archives its WAL. */
    PostgresServer start(PostgresSettings settings);

    /** Takes a base backup; returns when it is on disk and all the WAL that it needs is archived. */
    BaseBackup backup(PostgresServer source, int threads);

    /** Restores into an isolated copy, and returns when that takes writes. */
    RestoredServer restore(
            String copy,
            BaseBackup base,
            Optional<Instant> target,
            int threads,
            Duration limit,
            Consumer<String> progress);

    /** Where the copy's log is, on this machine. */
    Path log(String copy);

    /** Removes a copy's data, after its server was closed; one that is not there is removed already. */
    void remove(String copy);

    /** True while there is anything left of the copy. */
    boolean holds(String copy);
}
