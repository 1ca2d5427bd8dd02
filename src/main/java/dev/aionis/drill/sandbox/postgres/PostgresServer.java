package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL that answers on 127.0.0.1, durable, archiving its WAL, with a database for Aionis. Closing it is a fast
 * shutdown; its data directory stays. If this JVM dies the server ends and its data directory is removed.
 */
public final class PostgresServer implements AutoCloseable {

    /** The size of a WAL segment, to be given to {@code initdb}. */
    public static final int WAL_SEGMENT_MEGABYTES = WalSegment.MEGABYTES;

    static final String LOOPBACK = "127.0.0.1";
    static final String DATABASE = "aionis";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Postmaster postmaster;
    private final Path dataDirectory;
    private final PostgresSettings settings;
    private final Roles roles;

    PostgresServer(Postmaster postmaster, Path dataDirectory, PostgresSettings settings, Roles roles) {
        this.postmaster = postmaster;
        this.dataDirectory = dataDirectory;
        this.settings = settings;
        this.roles = roles;
    }

    /**
     * Creates a cluster, starts it and creates the database {@code aionis} with a role of that name that owns it.
     *
     * @param dataDir absent or empty
     * @param archiveDir where WAL is archived; created if absent
     * @param log to which the server's log is appended
     * @throws DrillException if it does not come up, or is not durable
     */
    public static PostgresServer init(
            PostgresBinaries bin, Path dataDir, Path archiveDir, Path log, PostgresSettings settings) {
        Path data = dataDir.toAbsolutePath();
        return create(data, createDirectory(archiveDir.toAbsolutePath()), settings, (superuser, configuration) -> {
            Cluster.create(bin, data, superuser);
            configuration.writeInto(data);
            return LocalPostmaster.start(bin, data, log.toAbsolutePath(), START_LIMIT);
        });
    }

    /** The part of a new cluster that differs between a machine and a container. */
    @FunctionalInterface
    public interface Creation {
        /** Makes the cluster and starts its server; returns when that takes connections. */
        Postmaster create(Credentials superuser, Configuration configuration);
    }

    /**
     * The same, made in another way.
     *
     * @param dataDir where it lies as the server sees it
     * @param archiveDir where WAL is archived, as the server sees it
     */
    public static PostgresServer create(Path dataDir, Path archiveDir, PostgresSettings settings, Creation creation) {
        var roles = Roles.random();
        var postmaster = creation.create(roles.superuser(), Configuration.primary(settings, archiveDir));
        var server = new PostgresServer(postmaster, dataDir, settings, roles);
        try {
            roles.createDatabase(server);
            DurableSettings.verify(server, true);
            return server;
        } catch (RuntimeException | Error broken) {
            server.close();
            throw broken;
        }
    }

    public String host() {
        return LOOPBACK;
    }

    public int port() {
        return postmaster.port();
    }

    public String database() {
        return DATABASE;
    }

    /**
     * The role that owns the database. It is no superuser, but may read all settings and statistics, take base backups
     * and switch WAL segments.
     */
    public String user() {
        return roles.owner().user();
    }

    public String password() {
        return roles.owner().password();
    }

    /** Without credentials. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** {@code host:port} under which the services of its deployment reach it. */
    public String addressForServices() {
        return postmaster.address();
    }

    /** As the services of its deployment reach it. */
    public String jdbcUrlForServices() {
        return "jdbc:postgresql://" + addressForServices() + "/" + DATABASE;
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port() + "/" + database;
    }

    /** A new connection to the database as {@link #user()}; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(DATABASE, roles.owner());
    }

    /** A new connection as the superuser; the caller closes it. */
    Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, roles.superuser());
    }

    private Connection connect(String toDatabase, Credentials as) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", as.user());
        properties.setProperty("password", as.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "sandbox");
        return DriverManager.getConnection(jdbcUrl(toDatabase), properties);
    }

    /**
     * What {@code SHOW} says of each setting, in the order asked for.
     *
     * @throws DrillException if the server does not answer or knows no such setting
     */
    public Map<String, String> show(List<String> names) {
        try (var connection = connect();
                var query = connection.prepareStatement("select current_setting(?)")) {
            var values = new LinkedHashMap<String, String>();
            for (String name : names) {
                query.setString(1, name);
                try (var row = query.executeQuery()) {
                    row.next();
                    values.put(name, row.getString(1));
                }
            }
            return values;
        } catch (SQLException refused) {
            throw failed("asked for its settings", refused);
        }
    }

    /**
     * Ends the current WAL segment, so that it is archived now.
     *
     * @return the name of the segment that holds all that was written before
     */
    public String switchWal() {
        // the position returned may be the first of the next segment, hence one byte back
        try (var connection = connect();
                var row = connection.createStatement().executeQuery("select pg_walfile_name(pg_switch_wal() - 1)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException refused) {
            throw failed("asked to switch its WAL segment", refused);
        }
    }

    DrillException failed(String what, SQLException refused) {
        return new DrillException(
                "PostgreSQL on port " + port() + ", " + what + ": " + refused.getMessage(), "see " + log(), refused);
    }

    public Path dataDir() {
        return dataDirectory;
    }

    public Path log() {
        return postmaster.log().file();
    }

    /** The postmaster's pid; -1 when it is not running. */
    public long pid() {
        return postmaster.pid();
    }

    public boolean alive() {
        return postmaster.alive();
    }

    /** Kills it and all its sessions at once, as a crash would. */
    public void kill() {
        postmaster.kill();
    }

    @Override
    public void close() {
        postmaster.close();
    }

    ServerLog serverLog() {
        return postmaster.log();
    }

    PostgresSettings settings() {
        return settings;
    }

    Roles roles() {
        return roles;
    }

    private static Path createDirectory(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL on port " + port() + " (" + dataDirectory + ")";
    }
}
