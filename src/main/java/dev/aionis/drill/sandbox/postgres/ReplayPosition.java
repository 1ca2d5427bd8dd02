package dev.aionis.drill.sandbox.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** How far a recovering server is, asked over one short connection at a time: promotion ends none, a crash all. */
final class ReplayPosition {

    private static final Duration VOICE = Duration.ofSeconds(5);
    private static final String POSITION =
            "select pg_is_in_recovery(), pg_last_wal_replay_lsn(), pg_last_xact_replay_timestamp()";

    private final PostgresServer server;
    private final Consumer<String> progress;
    private long spokenAt = System.nanoTime();
    private String seen = "not yet known";

    ReplayPosition(PostgresServer server, Consumer<String> progress) {
        this.server = server;
        this.progress = progress;
    }

    /** Whether recovery is over. False while the server does not answer. */
    boolean promoted() {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(POSITION)) {
            row.next();
            seen = "replayed to " + row.getString(2) + ", " + lastCommit(row.getString(3));
            boolean over = !row.getBoolean(1);
            speak(over);
            return over;
        } catch (SQLException notNow) {
            return false;
        }
    }

    private void speak(boolean over) {
        if (over || System.nanoTime() - spokenAt >= VOICE.toNanos()) {
            spokenAt = System.nanoTime();
            progress.accept(seen + (over ? ", promoted" : ""));
        }
    }

    @Override
    public String toString() {
        return seen;
    }

    private static String lastCommit(String at) {
        return at == null ? "no commit in it" : "last commit " + at;
    }
}
