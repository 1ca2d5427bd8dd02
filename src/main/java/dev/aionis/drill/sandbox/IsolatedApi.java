package dev.aionis.drill.sandbox;

import java.net.URI;
import java.nio.file.Path;

/** An API process of its own on a restored database: behind no balancer, watched by nobody, ended by {@link #close}. */
public final class IsolatedApi implements AutoCloseable {

    private final ApiReplica replica;
    private final Path log;

    IsolatedApi(ApiReplica replica, Path log) {
        this.replica = replica;
        this.log = log;
    }

    public URI url() {
        return replica.describe().url();
    }

    /** Its stdout and stderr; gone with the sandbox. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        replica.close();
    }
}
