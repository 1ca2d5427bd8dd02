package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads by which timelines a server came to the one that it is on: a recovery that follows a timeline brings its history
 * file into {@code pg_wal}, whose names a member of {@code pg_monitor} may read.
 */
final class TimelineReading {

    static final String HISTORIES =
            "select substr(name, 1, 8) from pg_ls_waldir() where name ~ '^[0-9A-F]{8}\\.history$' order by name";

    private TimelineReading() {}

    static List<Integer> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HISTORIES)) {
            List<Integer> timelines = new ArrayList<>();
            while (row.next()) {
                timelines.add(Integer.parseUnsignedInt(row.getString(1), 16));
            }
            return timelines;
        }
    }
}
