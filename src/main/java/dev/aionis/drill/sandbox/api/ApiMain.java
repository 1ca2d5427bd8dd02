package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.release.StartupContract;
import dev.aionis.drill.sandbox.service.ServiceLog;
import dev.aionis.drill.sandbox.service.ServiceProcess;
import dev.aionis.drill.sandbox.service.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** An API process: checks the startup contract, then serves until SIGTERM. */
public final class ApiMain {

    private static final Duration DATABASE_WAIT = Duration.ofSeconds(20);

    private ApiMain() {}

    public static void main(String[] args) {
        ServiceProcess.run("api", (settings, log) -> {
            ApiSettings api = ApiSettings.from(settings);
            checkContract(api.database(), api.release(), api.defect(), log);
            return ApiServer.start(api, log)::close;
        });
    }

    private static void checkContract(
            DatabaseSettings database, Release release, Optional<Defect> defect, ServiceLog log)
            throws InterruptedException {
        StartupContract contract = contract(database, release, log);
        contract.violations().forEach(violation -> log.error("startup contract violated: " + violation));
        if (!contract.holds()) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "release " + release.tag() + " refuses to start: "
                            + contract.violations().size() + " violations of the startup contract");
        }
        DefectiveRelease.tolerated(defect, release, contract).ifPresent(log::error);
        log.info("startup contract holds: " + release.migrations().size() + " migrations of " + release.tag()
                + " found, " + contract.unknownToTheRelease() + " newer ones present");
    }

    private static StartupContract contract(DatabaseSettings database, Release release, ServiceLog log)
            throws InterruptedException {
        long deadline = System.nanoTime() + DATABASE_WAIT.toNanos();
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection(database.url(), database.user(), database.password())) {
                return StartupContract.check(connection, release);
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw new StartRefused(StartRefused.UNAVAILABLE, "database does not answer: " + away.getMessage());
                }
                log.warn("database does not answer yet: " + away.getMessage());
                Thread.sleep(500);
            }
        }
    }
}
