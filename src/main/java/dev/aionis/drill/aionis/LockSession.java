package dev.aionis.drill.aionis;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one session in which an environment's advisory lock is held; every statement says whose it is. */
final class LockSession implements AutoCloseable {

    /** A lock nobody can look after for longer is as good as lost, and a step that asks for it must not hang. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** PostgreSQL cuts the names of applications there. */
    private static final int LONGEST_APPLICATION = 63;

    // the host of a drill may vanish: the server is to notice within half a minute, not after two hours
    private static final String LIMITS = "set statement_timeout = " + SILENCE.toMillis() + "; "
            + "set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    private static final String TAKE_ALONE = "select pg_try_advisory_lock(%d)";
    private static final String TAKE_TOGETHER = "select pg_try_advisory_lock_shared(%d)";
    private static final String LEAVE_ALONE = "select pg_advisory_unlock(%d)";
    private static final String LEAVE_TOGETHER = "select pg_advisory_unlock_shared(%d)";

    /** The first 8 bytes of the SHA-256 of {@code aionis-ha-drill}: the same in every process and every release. */
    static final long KEY = 0x0355d8e803fcc2e9L;

    private static final String WHICH = """
            l.locktype = 'advisory' and l.objsubid = 1 and l.granted
              and ((l.classid::bigint << 32) | l.objid::bigint) = %d
              and l.database = (select oid from pg_database where datname = current_database())""".formatted(KEY);

    private static final String LOOK = """
            select pg_backend_pid(), pg_is_in_recovery(),
                   exists (select from pg_locks l where l.pid = pg_backend_pid() and %s)""";

    // one session may hold it twice, exclusively and shared
    private static final String HOLDERS = """
            select l.pid, coalesce(a.usename, ''), coalesce(a.query, ''),
                   extract(epoch from clock_timestamp() - a.state_change)
            from (select distinct l.pid from pg_locks l where %s) l
            left join pg_stat_activity a on a.pid = l.pid
            where l.pid <> pg_backend_pid()
            order by a.backend_start, l.pid""";

    /** What the session sees of itself. */
    record Look(int backend, boolean inRecovery, boolean holds) {}

    private final Connection connection;
    private final LockOwner owner;

    private LockSession(Connection connection, LockOwner owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** What is sent, but for the comment before it. */
    static List<String> texts() {
        return List.of(
                LIMITS,
                LOOK.formatted(WHICH),
                TAKE_ALONE.formatted(KEY),
                TAKE_TOGETHER.formatted(KEY),
                LEAVE_ALONE.formatted(KEY),
                HOLDERS.formatted(WHICH),
                LEAVE_TOGETHER.formatted(KEY));
    }

    static LockSession open(DatabaseAccess access, LockOwner owner) throws SQLException {
        var session = new LockSession(access.open(application(owner)), owner);
        try {
            session.connection.setNetworkTimeout(
                    Runnable::run, (int) SILENCE.plusSeconds(1).toMillis());
            session.execute(LIMITS);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    boolean tryExclusive() throws SQLException {
        return yes(TAKE_ALONE.formatted(KEY));
    }

    boolean tryShared() throws SQLException {
        return yes(TAKE_TOGETHER.formatted(KEY));
    }

    void releaseExclusive() throws SQLException {
        yes(LEAVE_ALONE.formatted(KEY));
    }

    void releaseShared() throws SQLException {
        yes(LEAVE_TOGETHER.formatted(KEY));
    }

    /** Which backend serves this session now, and whether that one holds the lock. Shows others that it lives. */
    Look look() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = ask(statement, LOOK.formatted(WHICH))) {
            row.next();
            return new Look(row.getInt(1), row.getBoolean(2), row.getBoolean(3));
        }
    }

    /** The other sessions that hold the lock, the oldest first. */
    List<LockHolder> others() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = ask(statement, HOLDERS.formatted(WHICH))) {
            List<LockHolder> holders = new ArrayList<>();
            while (row.next()) {
                Optional<BigDecimal> silence = Optional.ofNullable(row.getBigDecimal(4));
                holders.add(new LockHolder(
                        row.getInt(1),
                        row.getString(2),
                        LockOwner.in(row.getString(3), owner.environment()),
                        silence.map(seconds ->
                                Duration.ofNanos(seconds.movePointRight(9).longValue()))));
            }
            return holders;
        }
    }

    /** Whether a second session is served by the backend that serves this one, as a transaction pooler does. */
    boolean shares(DatabaseAccess access) throws SQLException {
        int own = look().backend();
        try (LockSession other = open(access, owner)) {
            // a pooler gives a backend away for as long as a transaction lasts
            other.connection.setAutoCommit(false);
            return other.look().backend() == own || look().backend() != own;
        }
    }

    /** Ends the session, and with it its locks; a broken one is ended already. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // what broke it was reported when it broke
        }
    }

    private boolean yes(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = ask(statement, select)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(owner.comment() + text);
        }
    }

    private ResultSet ask(Statement statement, String select) throws SQLException {
        // braces of the comment are no escapes of JDBC's
        statement.setEscapeProcessing(false);
        return statement.executeQuery(owner.comment() + select);
    }

    private static String application(LockOwner owner) {
        String name = "ha-drill " + owner.drill();
        return name.substring(0, Math.min(name.length(), LONGEST_APPLICATION));
    }
}
