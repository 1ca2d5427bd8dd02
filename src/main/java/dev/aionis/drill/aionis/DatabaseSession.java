package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One read-only connection with limits, opened when first needed and opened anew after it broke. A failed read is
 * reported and never repeated unseen: that the database did not answer is a finding of its own. A connection that broke
 * while nobody read, as when the server was restarted, is no such finding: it is opened anew.
 */
final class DatabaseSession implements AutoCloseable {

    static final String UNKNOWN_FUNCTION = "42883";

    /** insufficient privilege, undefined function, feature not supported (some hosted PostgreSQL) */
    private static final Set<String> NOT_FOR_US = Set.of("42501", UNKNOWN_FUNCTION, "0A000");

    /** How much longer than a statement the network may take before the connection counts as dead. */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);

    /** A connection that nobody used for so long is asked whether it is still there. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final int ALIVE_WITHIN_SECONDS = 1;

    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    private final DatabaseAccess access;
    private final Duration statementTimeout;
    private final Optional<SqlJournal> journal;
    private Connection connection;

    /** The same, without the journal; read by whoever hangs up while another thread waits for an answer. */
    private volatile Connection line;

    private long usedAt = System.nanoTime();

    DatabaseSession(DatabaseAccess access, Duration statementTimeout, Optional<SqlJournal> journal) {
        this.access = access;
        this.statementTimeout = statementTimeout;
        this.journal = journal;
    }

    /**
     * What {@code reading} reads, each of its statements for itself.
     *
     * @param what is read, for messages
     * @throws DrillException if the database cannot be reached or does not answer
     */
    synchronized <T> T read(String what, Reading<T> reading) {
        try {
            return reading.read(connected());
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    /** What {@code reading} reads, all of it as the database was at one moment. */
    synchronized <T> T readAtOneMoment(String what, Reading<T> reading) {
        return read(what, open -> {
            open.setAutoCommit(false);
            try {
                T read = reading.read(open);
                open.commit();
                return read;
            } catch (SQLException e) {
                disconnect();
                throw e;
            } finally {
                if (!open.isClosed()) {
                    open.setAutoCommit(true);
                }
            }
        });
    }

    /** What {@code reading} reads, or empty where this role may not, or this server does not know how. */
    synchronized <T> Optional<T> readIfAllowed(String what, Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read(connected()));
        } catch (SQLException e) {
            if (notForUs(e)) {
                return Optional.empty();
            }
            throw failed(what, e);
        }
    }

    /** Whether this role may not, or this server does not know how. */
    static boolean notForUs(SQLException e) {
        return NOT_FOR_US.contains(String.valueOf(e.getSQLState()));
    }

    /** Breaks the connection under whoever waits for an answer; the next reading opens another. */
    void hangUp() {
        Connection open = line;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException alreadyBroken) {
            // nobody waits for it any more then
            return;
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
    }

    private Connection connected() throws SQLException {
        if (brokeWhileIdle()) {
            disconnect();
        }
        if (connection == null || connection.isClosed()) {
            Connection opened = access.open();
            try {
                limit(opened);
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
            line = opened;
            connection = journal.map(listener -> listener.listenTo(opened)).orElse(opened);
        }
        usedAt = System.nanoTime();
        return connection;
    }

    private boolean brokeWhileIdle() throws SQLException {
        return connection != null && System.nanoTime() - usedAt > IDLE.toNanos() && !line.isValid(ALIVE_WITHIN_SECONDS);
    }

    private void limit(Connection opened) throws SQLException {
        opened.setNetworkTimeout(
                Runnable::run, (int) statementTimeout.plus(NETWORK_MARGIN).toMillis());
        try (Statement statement = opened.createStatement()) {
            statement.execute(limits(statementTimeout));
        }
    }

    /** What every connection is told first. */
    static String limits(Duration statementTimeout) {
        return "set session characteristics as transaction isolation level repeatable read, read only; "
                + "set statement_timeout = " + statementTimeout.toMillis() + "; set timezone = 'UTC'";
    }

    private DrillException failed(String what, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("42")) {
            disconnect();
        }
        String seen = "database " + access.where() + ", reading " + what + ": " + state + " " + firstLine(e);
        return new DrillException(seen, hint(state), e);
    }

    private String hint(String state) {
        return switch (state) {
            case "42501" ->
                "grant select on Aionis' tables to role " + access.user()
                        + "; docs/privileges.md has all that it needs";
            case "42P01", "42703" -> "is this a database of Aionis, migrated by its release?";
            case "57014" -> "the statement ran longer than " + statementTimeout.toMillis() + " ms and was ended";
            case "28P01", "28000" -> "check user and password of the database";
            default -> "is the database up, and reachable from this host?";
        };
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // what broke it was reported when it broke
        } finally {
            connection = null;
        }
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
