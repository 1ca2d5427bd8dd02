package dev.aionis.drill.sandbox.postgres;

/** A running {@code postgres}, on this machine or in a container. */
public interface Postmaster extends AutoCloseable {

    /** Where it takes connections on 127.0.0.1. */
    int port();

    /** {@code host:port} under which the services of its deployment reach it. */
    String address();

    /** What it has logged since it was started. */
    ServerLog log();

    boolean alive();

    /** The server's own pid; -1 when it is not running. */
    long pid();

    /** As a crash: nothing is written any more. */
    void kill();

    /** A fast shutdown: sessions are ended, a checkpoint is written, the last WAL is archived. */
    @Override
    void close();
}
