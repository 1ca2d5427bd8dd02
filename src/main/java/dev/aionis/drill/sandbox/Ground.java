package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.postgres.DatabaseHost;

/** What a sandbox stands on: processes of this machine, or containers of an engine. */
public interface Ground extends AutoCloseable {

    ServiceHost services();

    DatabaseHost databases();

    /** Called when every service and every server is closed. */
    @Override
    void close();
}
