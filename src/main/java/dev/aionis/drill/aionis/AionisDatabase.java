package dev.aionis.drill.aionis;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The database of Aionis, read and never written. Holds one connection, reopened after it broke; every method throws
 * a {@link DrillException} that names what was read and why it could not be. Needs no superuser.
 */
public final class AionisDatabase implements AutoCloseable {

    static final Duration PATIENT = Duration.ofSeconds(60);

    static final String HEAD = """
            select head.id, head.event_type::text, extract(epoch from clock_timestamp() - head.claimed_at), head.attempts,
                   coalesce(left(head.last_error, 200), ''),
                   (select count(*) from memory_outbox
                    where published_at is null and failed_at is null and attempts = 0),
                   (select count(*) from memory_outbox newer
                    where newer.id > head.id and newer.published_at is not null)
            from memory_outbox head
            where head.published_at is null and head.failed_at is null
            order by head.id limit 1""";

    static final String OUTBOX_WORK = """
            select count(claimed_at), count(published_at), count(failed_at), coalesce(sum(attempts), 0)
            from memory_outbox""";

    static final String ARCHIVER = """
            select last_archived_wal, extract(epoch from clock_timestamp() - last_archived_time), failed_count,
                   last_failed_wal, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
            from pg_stat_archiver""";

    static final String ROLE_SETTINGS = """
            select coalesce(r.rolname, 'every role') || ': ' || setting
            from pg_db_role_setting s
            left join pg_roles r on r.oid = s.setrole
            cross join unnest(s.setconfig) as setting
            where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
            order by 1""";

    static final String SETTINGS =
            "select name, current_setting(name) from pg_settings where name = any(?) order by name";

    static final String WAL_SEGMENT = "select pg_walfile_name(pg_current_wal_lsn())";
    static final String HOLDS_COMMIT = "select exists (select from memory_commits where id = ?)";
    static final String NODES = "select count(*) from memory_nodes where scope = ?";

    static final String OLD_SCOPES = """
            select scope, count(*), max(created_at)
            from memory_nodes
            where starts_with(scope, ?)
            group by scope
            having max(created_at) < clock_timestamp() - make_interval(secs => ?)
            order by 3 desc""";

    // a standby that caught up and is idle has no lag; nor, to a role without the right, has any
    static final String REPLICATION = """
            select pg_has_role(current_user, 'pg_read_all_stats', 'usage'), count(*),
                   extract(epoch from max(replay_lag))
            from pg_stat_replication""";

    static final String SESSIONS = """
            select coalesce(application_name, ''), coalesce(usename, ''), host(client_addr), backend_start
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
              and coalesce(backend_type, 'client backend') = 'client backend'
            order by backend_start, pid""";

    private final DatabaseSession session;
    private final BacklogReading backlog = new BacklogReading();

    public AionisDatabase(DatabaseAccess access) {
        this(access, PATIENT);
    }

    /** As above, with a limit on every statement: a sampler must not wait for a database that hangs. */
    public AionisDatabase(DatabaseAccess access, Duration statementTimeout) {
        this.session = new DatabaseSession(access, statementTimeout, Optional.empty());
    }

    /** Writes down what it sends. */
    public AionisDatabase(DatabaseAccess access, SqlJournal journal) {
        this(access, PATIENT, journal);
    }

    public AionisDatabase(DatabaseAccess access, Duration statementTimeout, SqlJournal journal) {
        this.session = new DatabaseSession(access, statementTimeout, Optional.of(journal));
    }

    public DatabaseIdentity identity() {
        return IdentityReading.read(session);
    }

    /** The database's clock. */
    public Instant now() {
        return session.read("its clock", connection -> new SnapshotReading(connection).now());
    }

    /** Settings as {@code SHOW} prints them, by name; those that this role may not see are left out. */
    public Map<String, String> show(List<String> names) {
        return session.read("its settings", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
                statement.setArray(1, connection.createArrayOf("text", names.toArray()));
                return settings(statement);
            }
        });
    }

    /**
     * Settings that a role or this database has of its own, e.g. {@code aionis_app: synchronous_commit=off}: sessions
     * of the API may run under other values than ours.
     */
    public List<String> settingsOfRoles() {
        return session.read("settings of roles and databases", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(ROLE_SETTINGS)) {
                List<String> settings = new ArrayList<>();
                while (row.next()) {
                    settings.add(row.getString(1));
                }
                return settings;
            }
        });
    }

    /**
     * The WAL segment that is being written: it and those before it hold all that was committed until now. Empty where
     * this role may not see it.
     */
    public Optional<String> walSegment() {
        return session.readIfAllowed("its WAL segment", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(WAL_SEGMENT)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /** The timelines that led it to its own, which is among them; empty where this role may not see them. */
    public Optional<List<Integer>> timelines() {
        return session.readIfAllowed("its timelines' history", TimelineReading::read);
    }

    /**
     * Looks at every page of Aionis' tables and b-trees. A page that the server still has in memory was verified when
     * it was read into it. Reads each index once, and each table once more for each of its indexes.
     */
    public PageReport pages() {
        return session.read("its pages", connection -> new PageReading(connection).read());
    }

    /** The applied migrations by file name. */
    public List<Migration> migrations() {
        return session.read("schema_migrations", connection -> new SnapshotReading(connection).migrations());
    }

    /**
     * The outbox, of all scopes. Published rows are counted from the first one on that waited when this was asked for
     * the first time.
     *
     * @param at the moment on the drill host's clock, just before the call
     */
    public BacklogSample backlog(Instant at) {
        return session.read("the backlog", connection -> backlog.read(connection, at));
    }

    /** What waits at the head of the outbox, of all scopes; empty where nothing waits. */
    public Optional<OutboxHead> outboxHead() {
        return session.read("the head of the outbox", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(HEAD)) {
                return row.next()
                        ? Optional.of(new OutboxHead(
                                row.getLong(1),
                                row.getString(2),
                                Optional.ofNullable(Rows.seconds(row, 3)),
                                row.getInt(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getLong(7)))
                        : Optional.empty();
            }
        });
    }

    /** How far workers have come with the outbox, of all scopes. */
    public OutboxWork outboxWork() {
        return session.read("what was done to the outbox", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(OUTBOX_WORK)) {
                row.next();
                return new OutboxWork(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        });
    }

    public ArchiverStatus archiver() {
        return session.read("pg_stat_archiver", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(ARCHIVER)) {
                row.next();
                return new ArchiverStatus(
                        Optional.ofNullable(row.getString(1)),
                        Optional.ofNullable(Rows.seconds(row, 2)),
                        row.getLong(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getBoolean(5));
            }
        });
    }

    /**
     * The sample's scope as it is now, all of one moment.
     *
     * @param criticalRecords how many nodes to keep by name, at least 1
     */
    public StateSnapshot snapshot(TenantScope sample, int criticalRecords) {
        if (criticalRecords < 1) {
            throw new IllegalArgumentException("critical records, wanted " + criticalRecords + ", expected at least 1");
        }
        DatabaseIdentity identity = identity();
        return session.readAtOneMoment(
                "the state of " + sample,
                connection -> new SnapshotReading(connection).of(sample.storageKey(), criticalRecords, identity));
    }

    /** Those of the named nodes that the database holds, by client id. */
    public List<CriticalRecord> criticalRecords(TenantScope scope, List<String> clientIds) {
        return session.read(
                "critical records of " + scope,
                connection -> new SnapshotReading(connection).named(scope.storageKey(), clientIds));
    }

    /** Whether a commit is there. */
    public boolean holdsCommit(UUID commit) {
        return session.read("commit " + commit, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HOLDS_COMMIT)) {
                statement.setObject(1, commit);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /** How many nodes a scope holds. */
    public long nodes(TenantScope scope) {
        return session.read("the nodes of " + scope, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NODES)) {
                statement.setString(1, scope.storageKey());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /**
     * Scopes into which nobody wrote lately, newest first.
     *
     * @param prefix with which their storage key begins
     * @param age of their newest node
     */
    public List<ScopeAge> scopesOlderThan(String prefix, Duration age) {
        return session.read("old scopes of " + prefix, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OLD_SCOPES)) {
                statement.setString(1, prefix);
                statement.setDouble(2, age.toMillis() / 1000.0);
                return scopes(statement);
            }
        });
    }

    /** What this role may do here of what a drill needs; asked for, never tried out. */
    public DatabasePrivileges privileges() {
        return session.read("the privileges of this role", connection -> new PrivilegeReading(connection).read());
    }

    /** What became of the writes in a scope whose client id begins with {@code clientIdPrefix}. */
    public DerivedState derivedState(String storageKey, String clientIdPrefix) {
        return session.readAtOneMoment(
                "the derived state of " + clientIdPrefix,
                connection -> new DerivedStateReading(connection, storageKey, clientIdPrefix).read());
    }

    /** The same row by row, of one moment: the nodes that the writes left, then their outbox events. */
    public void derivedRows(
            String storageKey, String clientIdPrefix, Consumer<WrittenNode> nodes, Consumer<OutboxEvent> events) {
        session.readAtOneMoment("the nodes and events of " + clientIdPrefix, connection -> {
            DerivedRows.nodes(connection, storageKey, clientIdPrefix, nodes);
            DerivedRows.events(connection, storageKey, clientIdPrefix, events);
            return clientIdPrefix;
        });
    }

    /** Everybody else who is connected to this database: whether a worker is there shows here. */
    public List<WorkerSession> sessions() {
        return session.read("pg_stat_activity", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(SESSIONS)) {
                List<WorkerSession> sessions = new ArrayList<>();
                while (row.next()) {
                    sessions.add(new WorkerSession(
                            row.getString(1),
                            row.getString(2),
                            Optional.ofNullable(row.getString(3)),
                            Optional.ofNullable(Rows.instant(row, 4))));
                }
                return sessions;
            }
        });
    }

    /** How far standbys are behind; what this role may not see is left out. */
    public ReplicationLag replicationLag() {
        return session.read("pg_stat_replication", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(REPLICATION)) {
                row.next();
                return new ReplicationLag(
                        row.getBoolean(1),
                        row.getInt(2),
                        Optional.ofNullable(Rows.seconds(row, 3)).orElse(Duration.ZERO));
            }
        });
    }

    /** Breaks the connection, so that a thread which waits for an answer does so no longer. From any thread. */
    public void hangUp() {
        session.hangUp();
    }

    @Override
    public void close() {
        session.close();
    }

    private static List<ScopeAge> scopes(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<ScopeAge> scopes = new ArrayList<>();
            while (row.next()) {
                scopes.add(new ScopeAge(row.getString(1), row.getLong(2), Rows.instant(row, 3)));
            }
            return scopes;
        }
    }

    private static Map<String, String> settings(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            Map<String, String> settings = new LinkedHashMap<>();
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
            return settings;
        }
    }
}
