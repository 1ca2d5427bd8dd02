package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.RestoreDefect;
import dev.aionis.drill.sandbox.postgres.PostgresServer;

/** What is started on a restored copy, where that goes wrong. */
final class DefectiveCopies {

    private DefectiveCopies() {}

    /** Which database the API is told that was to be started on {@code copy}. */
    static String urlForApi(SandboxSpec spec, PostgresServer copy, PostgresServer live) {
        if (spec.has(RestoreDefect.SMOKE_ANSWERED_BY_LIVE_DATABASE)) {
            return live.jdbcUrlForServices();
        }
        if (spec.has(RestoreDefect.SMOKE_ANSWERED_UNDER_AN_ALIAS)) {
            return live.jdbcUrlForServices().replace("//127.0.0.1:", "//[::ffff:127.0.0.1]:");
        }
        return copy.jdbcUrlForServices();
    }

    /** Starts what nobody asked for; it ends with the sandbox. */
    static void join(SandboxSpec spec, Deployment deployment, DatabaseLogin copy, ClosingStack closing) {
        if (spec.has(RestoreDefect.WORKER_ON_COPY)) {
            OutboxWorker stray = closing.closing(deployment.strayWorker(copy));
            stray.start();
            stray.awaitReady();
        }
    }
}
