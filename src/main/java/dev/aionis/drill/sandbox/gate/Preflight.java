package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.release.StartupContract;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** {@code preflight:prod}: is everything there that production needs, and set as production needs it. */
final class Preflight implements Gate {

    @Override
    public Outcome run(GateContext context, Arguments arguments)
            throws IOException, SQLException, InterruptedException {
        var checks = new Checks(context);
        Set<String> releases = checkReplicas(context, checks);
        checkBalancer(context, checks);
        try (Connection connection = context.connect()) {
            checkDatabase(connection, checks);
            for (String release : releases) {
                checkMigrations(connection, Release.named(release), checks);
            }
        } catch (SQLException away) {
            checks.that("database", false, String.valueOf(away.getMessage()));
        }
        ObjectNode json = checks.json();
        context.keep("preflight", json);
        return Outcome.of(checks.passed(), json);
    }

    /** The releases that the replicas say they run. */
    private static Set<String> checkReplicas(GateContext context, Checks checks) throws InterruptedException {
        var releases = new TreeSet<String>();
        var databases = new TreeSet<String>();
        for (URI replica : context.replicaUrls()) {
            ApiCalls.Reply health = context.api(replica).health();
            boolean ok = health.status() == 200 && health.body().path("ok").asBoolean();
            checks.that("health " + replica, ok, "status " + health.status() + " " + health.detail());
            if (ok) {
                releases.add(health.body().path("release").asText());
                databases.add(health.body().path("database_target_hash").asText());
            }
        }
        checks.that(
                "replicas share one database",
                databases.size() == 1,
                databases.size() + " database_target_hash values");
        return releases;
    }

    private static void checkBalancer(GateContext context, Checks checks) throws InterruptedException {
        ApiCalls api = context.api(context.baseUrl());
        ObjectNode lookup = Json.object().put("scope", "preflight").put("client_id", "preflight");
        int without = api.postWithoutKey("/v1/memory/find", lookup).status();
        checks.that("calls without a key are refused", without == 401, "status " + without + ", expected 401");
        int with = api.post("/v1/memory/find", lookup).status();
        checks.that("API reads the database", with == 200, "status " + with + ", expected 200");
    }

    private static void checkDatabase(Connection connection, Checks checks) throws SQLException {
        checks.that("database", true, connection.getMetaData().getDatabaseProductVersion());
        ServerSettings.checkDurable(connection, checks);
        String archiving = ServerSettings.show(connection, "archive_mode");
        checks.that("archiving", archiving.equals("on"), "archive_mode " + archiving + ", expected on");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_is_in_recovery(), (select count(*) from pg_stat_activity"
                        + " where application_name = 'aionis-worker'), (select coalesce(last_failed_time >"
                        + " last_archived_time, failed_count > 0) from pg_stat_archiver)")) {
            rows.next();
            checks.that("database accepts writes", !rows.getBoolean(1), "in recovery: " + rows.getBoolean(1));
            checks.that("worker connected", rows.getInt(2) > 0, rows.getInt(2) + " sessions of aionis-worker");
            checks.that("archiver", !rows.getBoolean(3), rows.getBoolean(3) ? "last attempt failed" : "not failing");
        }
    }

    private static void checkMigrations(Connection connection, Release release, Checks checks) throws SQLException {
        StartupContract contract = StartupContract.check(connection, release);
        checks.that(
                "migrations of " + release.tag(),
                contract.holds(),
                contract.holds() ? release.migrations().size() + " found" : String.join("; ", contract.violations()));
    }
}
