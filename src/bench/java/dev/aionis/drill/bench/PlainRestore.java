package dev.aionis.drill.bench;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.DaemonSpec;
import dev.aionis.drill.process.Lifeline;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A restore as the manual has it: copy the base, say where the archive is, start the server, wait. */
final class PlainRestore {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private PlainRestore() {}

    /**
     * Returns when the copy was promoted; the caller closes it.
     *
     * @param settings the {@code postgresql.conf} that the copy runs with
     * @param directory absent; the copy's data directory
     */
    static Daemon run(Server source, BaseBackup base, Path settings, Path directory) throws IOException {
        Shell.run("cp", "-a", base.directory().toString(), directory.toString());
        Shell.run("cp", settings.toString(), directory.toString());
        Shell.run("touch", directory.resolve("recovery.signal").toString());
        int port = freePort();
        var copy = start(source, directory, port);
        try {
            Wait.upTo(LIMIT)
                    .forThe("plain restore to be promoted")
                    .every(Duration.ofMillis(20))
                    .until(() -> promoted(source, port));
            return copy;
        } catch (RuntimeException | Error broken) {
            copy.close();
            throw broken;
        }
    }

    private static Daemon start(Server source, Path directory, int port) {
        var argv = new ArrayList<String>();
        if (Shell.run("id", "-u").equals("0")) {
            argv.addAll(List.of("unshare", "-U"));
        }
        argv.add(source.binaries().program("postgres").toString());
        argv.addAll(List.of("-D", directory.toString(), "-p", Integer.toString(port)));
        return Daemon.start(new DaemonSpec(
                "plain restore",
                Lifeline.guard(argv, List.of()),
                directory,
                Map.of("LC_ALL", "C"),
                directory.resolveSibling("plain.log")));
    }

    private static boolean promoted(Server source, int port) {
        var primary = source.postgres();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + primary.database();
        try (var connection = DriverManager.getConnection(url, primary.user(), primary.password());
                var row = connection.createStatement().executeQuery("select not pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
