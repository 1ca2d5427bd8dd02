package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads who a server is. The control file is read apart, since some hosted servers keep it to themselves. */
final class IdentityReading {

    // after a promotion the control file names the old timeline until the next checkpoint; the WAL file name does not
    static final String POSITION = """
            select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text,
                   case when pg_is_in_recovery() then null else pg_walfile_name(pg_current_wal_lsn()) end
            """;

    static final String WHO = """
            select pg_is_in_recovery(),
                   current_setting('server_version'),
                   clock_timestamp(),
                   host(inet_server_addr()) || ':' || inet_server_port(),
                   pg_postmaster_start_time(),
                   current_setting('data_checksums')
            """;

    static final String CONTROL = """
            select s.system_identifier::text, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c
            """;

    private IdentityReading() {}

    static DatabaseIdentity read(DatabaseSession session) {
        Optional<Control> control = session.readIfAllowed("the control file", IdentityReading::control);
        Optional<Position> position = session.readIfAllowed("its WAL position", IdentityReading::position);
        return session.read("its identity", connection -> who(connection, control, position));
    }

    private static Control control(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CONTROL)) {
            row.next();
            return new Control(row.getString(1), row.getInt(2));
        }
    }

    private static Position position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSITION)) {
            row.next();
            return new Position(String.valueOf(row.getString(1)), Optional.ofNullable(row.getString(2)));
        }
    }

    private static DatabaseIdentity who(Connection connection, Optional<Control> control, Optional<Position> position)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            row.next();
            Optional<Integer> timeline = position.flatMap(Position::walFile)
                    .map(walFile -> Integer.parseUnsignedInt(walFile.substring(0, 8), 16))
                    .or(() -> control.map(Control::timeline));
            return new DatabaseIdentity(
                    control.map(Control::systemIdentifier),
                    timeline,
                    row.getBoolean(1),
                    position.map(Position::lsn).orElse("unreadable"),
                    row.getString(2).replaceFirst(" .*", ""),
                    Rows.instant(row, 3),
                    Optional.ofNullable(row.getString(4)),
                    Rows.instant(row, 5),
                    row.getString(6).equals("on"));
        }
    }

    private record Control(String systemIdentifier, int timeline) {}

    private record Position(String lsn, Optional<String> walFile) {}
}
