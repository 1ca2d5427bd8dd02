package dev.aionis.drill.aionis;

import dev.aionis.drill.aionis.DatabasePrivileges.Privilege;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the server which privileges a role has. Nothing is tried out: a privilege that is missing is no error, and an
 * audited server's log stays clean.
 */
final class PrivilegeReading {

    static final List<String> TABLES = List.of("schema_migrations", "memory_commits", "memory_nodes", "memory_outbox");

    static final String ROLE = """
            select quote_ident(current_user), r.rolsuper, quote_ident(current_database()),
                   pg_has_role(current_user, 'pg_read_all_stats', 'usage')
            from pg_roles r where r.rolname = current_user""";

    // the one that a bare name finds, before others of that name
    static final String TABLE = """
            select quote_ident(n.nspname), has_schema_privilege(n.oid, 'usage'), has_table_privilege(c.oid, 'select')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relname = ? and c.relkind in ('r', 'p')
            order by pg_table_is_visible(c.oid) desc, n.nspname limit 1""";

    static final String FUNCTION = """
            select has_function_privilege(p.oid, 'execute')
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'pg_catalog' and p.oid = to_regprocedure(?)""";

    // with its second argument bt_index_check looks for the rows of the table too
    static final String AMCHECK = """
            select p.oid::regprocedure::text, has_function_privilege(p.oid, 'execute'), quote_ident(n.nspname),
                   has_schema_privilege(n.oid, 'usage')
            from pg_extension e
            join pg_namespace n on n.oid = e.extnamespace
            join pg_proc p on p.pronamespace = n.oid
            where e.extname = 'amcheck'
              and (p.proname = 'verify_heapam' or p.proname = 'bt_index_check' and p.pronargs = 2)
            order by 1""";

    private static final String WAL = "archive-continuity: how far the archive must reach";
    private static final String CONTROL = "isolation and restore-target-reached: which cluster a database belongs to";
    private static final String STATS = "isolation: whether a worker is connected to the restored copy";
    private static final String PAGES = "restored-pages: damage that reading alone does not show";

    private final Connection connection;
    private final List<Privilege> found = new ArrayList<>();
    private String role = "";

    PrivilegeReading(Connection connection) {
        this.connection = connection;
    }

    DatabasePrivileges read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROLE)) {
            row.next();
            role = row.getString(1);
            boolean superuser = row.getBoolean(2);
            String grant = "grant connect on database " + row.getString(3) + " to " + role;
            found.add(new Privilege("CONNECT on the database", true, true, "everything", grant));
            for (String table : TABLES) {
                table(table);
            }
            function("pg_current_wal_lsn()", WAL);
            function("pg_walfile_name(pg_lsn)", WAL);
            function("pg_control_system()", CONTROL);
            function("pg_control_checkpoint()", CONTROL);
            found.add(new Privilege(
                    "member of pg_read_all_stats",
                    row.getBoolean(4),
                    false,
                    STATS,
                    "grant pg_read_all_stats to " + role));
            amcheck();
            return new DatabasePrivileges(role, superuser, found);
        }
    }

    private void table(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    found.add(new Privilege(
                            "table " + table + " is there",
                            false,
                            true,
                            "every scenario",
                            "-- no table " + table + ": is this the database of Aionis, migrated by its release?"));
                    return;
                }
                String schema = row.getString(1);
                if (!row.getBoolean(2)) {
                    String grant = "grant usage on schema " + schema + " to " + role;
                    once(new Privilege("USAGE on schema " + schema, false, true, "every scenario", grant));
                }
                String grant = "grant select on " + schema + "." + table + " to " + role;
                found.add(new Privilege("SELECT on " + table, row.getBoolean(3), true, "every scenario", grant));
            }
        }
    }

    private void function(String signature, String unlocks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FUNCTION)) {
            statement.setString(1, signature);
            try (ResultSet row = statement.executeQuery()) {
                boolean held = row.next() && row.getBoolean(1);
                String grant = "grant execute on function " + signature + " to " + role;
                found.add(new Privilege("EXECUTE on " + signature, held, false, unlocks, grant));
            }
        }
    }

    private void amcheck() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(AMCHECK)) {
            boolean installed = false;
            while (row.next()) {
                installed = true;
                if (!row.getBoolean(4)) {
                    String grant = "grant usage on schema " + row.getString(3) + " to " + role;
                    once(new Privilege("USAGE on schema " + row.getString(3), false, false, PAGES, grant));
                }
                String grant = "grant execute on function " + row.getString(1) + " to " + role;
                found.add(new Privilege("EXECUTE on " + row.getString(1), row.getBoolean(2), false, PAGES, grant));
            }
            if (!installed) {
                found.add(new Privilege("extension amcheck", false, false, PAGES, "create extension amcheck"));
            }
        }
    }

    private void once(Privilege privilege) {
        if (found.stream().noneMatch(other -> other.name().equals(privilege.name()))) {
            found.add(privilege);
        }
    }
}
