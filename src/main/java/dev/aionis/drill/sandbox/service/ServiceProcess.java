package dev.aionis.drill.sandbox.service;

import dev.aionis.drill.process.Lifeline;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The frame of a process of the sandbox: bound to its starter's life, configured, started, ended in good order. */
public final class ServiceProcess {

    /** A service that is up; {@link #stop} is called once, on SIGTERM, and returns when its work in hand is done. */
    @FunctionalInterface
    public interface Running {
        void stop() throws Exception;
    }

    /** Brings a service up; returns when it serves. */
    @FunctionalInterface
    public interface Start {
        Running start(Settings settings, ServiceLog log) throws Exception;
    }

    private ServiceProcess() {}

    /** Runs a service for the life of this JVM. The name is what its log lines begin with, unless the setting SERVICE_NAME says otherwise. */
    public static void run(String name, Start start) {
        Lifeline.watch();
        hushLibraries();
        var settings = new Settings(System.getenv());
        var log = new ServiceLog(settings.text("SERVICE_NAME", name), System.out, Clock.systemUTC());
        try {
            Running running = start.start(settings, log);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, log), "sigterm"));
        } catch (StartRefused refused) {
            log.error(refused.getMessage());
            Runtime.getRuntime().halt(refused.exitCode());
        } catch (Exception | LinkageError failed) {
            log.error("could not start: " + failed);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void end(Running running, ServiceLog log) {
        int exitCode = 0;
        try {
            log.info("SIGTERM: finishing what is in hand");
            running.stop();
            log.info("stopped");
        } catch (Exception failed) {
            log.error("did not stop in good order: " + failed);
            exitCode = 1;
        }
        // Without this a JVM that ends in good order still exits with 143.
        Runtime.getRuntime().halt(exitCode);
    }

    /** The libraries' logging costs a third of the start of a small process, and says nothing that an operator needs. */
    private static void hushLibraries() {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("org.jboss.logging.provider", "jdk");
        Logger.getLogger("").setLevel(Level.SEVERE);
    }
}
