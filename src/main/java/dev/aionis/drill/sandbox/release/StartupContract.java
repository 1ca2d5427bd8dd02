package dev.aionis.drill.sandbox.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A release starts only on a database that has every migration it needs, unchanged. A database that is ahead is
 * welcome: migrations only expand, so an older release goes on working after a rollback.
 */
public record StartupContract(List<String> violations, int unknownToTheRelease) {

    public StartupContract {
        violations = List.copyOf(violations);
    }

    /** Compares what the database has with what the release needs. */
    public static StartupContract check(Connection connection, Release release) throws SQLException {
        return compare(AppliedMigrations.read(connection), release);
    }

    static StartupContract compare(Map<String, String> applied, Release release) {
        var violations = new ArrayList<String>();
        int found = 0;
        for (Migration needed : release.migrations()) {
            String sha256 = applied.get(needed.filename());
            if (sha256 == null) {
                violations.add("migration " + needed.filename() + " needed by " + release.tag() + " not found");
                continue;
            }
            found++;
            if (!sha256.equals(needed.sha256())) {
                violations.add("migration " + needed.filename() + " was applied with sha256 " + sha256 + ", "
                        + release.tag() + " expects " + needed.sha256());
            }
        }
        return new StartupContract(violations, applied.size() - found);
    }

    public boolean holds() {
        return violations.isEmpty();
    }
}
