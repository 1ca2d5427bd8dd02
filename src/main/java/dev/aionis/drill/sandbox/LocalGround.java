package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;

/** Everything as processes of this machine: nothing to install but a JDK. */
final class LocalGround implements Ground {

    private final SandboxSpec spec;
    private final SandboxFolders folders;

    LocalGround(SandboxSpec spec, SandboxFolders folders) {
        this.spec = spec;
        this.folders = folders;
    }

    @Override
    public ServiceHost services() {
        return new LocalServices();
    }

    @Override
    public DatabaseHost databases() {
        PostgresBinaries binaries = spec.postgresHome()
                .map(PostgresBinaries::at)
                .orElseGet(() -> PostgresBinaries.unpackedTo(spec.binariesCache()));
        return new LocalDatabases(binaries, folders);
    }

    @Override
    public void close() {}
}
