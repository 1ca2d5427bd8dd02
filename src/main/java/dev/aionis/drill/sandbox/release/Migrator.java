package dev.aionis.drill.sandbox.release;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Applies a release's migrations in order, each in a transaction of its own together with its row of the register. */
public final class Migrator {

    private static final String REGISTER = "create table if not exists schema_migrations ("
            + "id bigserial primary key, filename text not null unique, sha256 text not null,"
            + " applied_at timestamptz not null default now())";

    /** Keeps two deployments from migrating at once; any number will do that nobody else locks. */
    private static final long LOCK = 0x41696f6e6973L;

    private final Connection connection;
    private final Consumer<String> log;

    public Migrator(Connection connection, Consumer<String> log) {
        this.connection = connection;
        this.log = log;
    }

    /**
     * Applies what is missing; calling it again changes nothing.
     *
     * @return the file names applied now
     * @throws DrillException when an applied migration differs from the release's, or one fails
     */
    public List<String> migrateTo(Release release) throws SQLException {
        connection.setAutoCommit(true);
        run("select pg_advisory_lock(" + LOCK + ")");
        try {
            run(REGISTER);
            Map<String, String> applied = AppliedMigrations.read(connection);
            List<Migration> missing = release.migrations().stream()
                    .filter(migration -> isMissing(applied, migration))
                    .toList();
            log.accept(
                    "migrate " + release.tag() + ": " + applied.size() + " applied, " + missing.size() + " to apply");
            for (Migration migration : missing) {
                apply(migration);
            }
            return missing.stream().map(Migration::filename).toList();
        } finally {
            run("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private static boolean isMissing(Map<String, String> applied, Migration migration) {
        String sha256 = applied.get(migration.filename());
        if (sha256 != null && !sha256.equals(migration.sha256())) {
            throw new DrillException(
                    "migration " + migration.filename() + " was applied with sha256 " + sha256 + ", this release has "
                            + migration.sha256(),
                    "an applied migration is never edited: add a new one");
        }
        return sha256 == null;
    }

    private void apply(Migration migration) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(migration.sql());
            register(migration);
            connection.commit();
            log.accept("applied " + migration.filename());
        } catch (SQLException failed) {
            connection.rollback();
            log.accept("failed migration " + migration.filename() + ": " + failed.getMessage());
            throw new DrillException(
                    "migration " + migration.filename() + " was refused by the database: " + failed.getMessage(),
                    "it was rolled back; the migrations before it stay applied",
                    failed);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void register(Migration migration) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into schema_migrations (filename, sha256) values (?, ?)")) {
            insert.setString(1, migration.filename());
            insert.setString(2, migration.sha256());
            insert.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
