package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.await.Wait;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What whoever has a database server's account can do to it, on the server's own host, be that this machine or a
 * container: statements of a superuser, commands of a shell, and a crash. For defects only.
 */
final class HostShell {

    private static final Duration UP_AGAIN = Duration.ofSeconds(30);

    private final PostgresServer server;

    HostShell(PostgresServer server) {
        this.server = server;
    }

    /** Statements in one session, each in a transaction of its own. No trigger and no foreign key has a say. */
    void sql(List<String> statements) {
        try (Connection superuser = server.connectAsSuperuser(PostgresServer.DATABASE);
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException refused) {
            throw server.failed("given a defect", refused);
        }
    }

    /** What one statement answers. */
    String asked(String query) {
        try (Connection superuser = server.connectAsSuperuser(PostgresServer.DATABASE);
                var row = superuser.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException refused) {
            throw server.failed("asked for the sake of a defect", refused);
        }
    }

    /** A command in the server's data directory. */
    void run(String command) {
        sql(List.of(program(command)));
    }

    /** As {@link #crash}, once everything is written to disk, so that nothing but what the command does is lost. */
    void crashAfter(String command) {
        sql(List.of("checkpoint"));
        crash(command);
    }

    /**
     * Runs a command and kills a session: the server ends all others, forgets its memory and recovers from what is on
     * disk. Returns when it answers again.
     */
    void crash(String command) {
        try (Connection superuser = server.connectAsSuperuser(PostgresServer.DATABASE);
                var statement = superuser.createStatement()) {
            statement.execute(program(command + "; kill -9 $PPID"));
            throw new IllegalStateException(server + " survived the crash of a session");
        } catch (SQLException gone) {
            Wait.upTo(UP_AGAIN)
                    .forThe(server + " to answer after a crash")
                    .every(Duration.ofMillis(20))
                    .until(this::answers);
        }
    }

    private boolean answers() {
        try (Connection superuser = server.connectAsSuperuser(PostgresServer.DATABASE)) {
            return superuser.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String program(String command) {
        return "copy (select 1) to program '" + ("cat > /dev/null; " + command).replace("'", "''") + "'";
    }
}
