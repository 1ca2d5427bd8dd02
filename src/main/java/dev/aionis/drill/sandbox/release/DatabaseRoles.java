package dev.aionis.drill.sandbox.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The roles of the sandbox's database: {@value #APPLICATION} for API, worker and gates may read, insert and update the
 * tables and nothing else; {@value #DRILL} may only read, check what it reads by {@code amcheck}, and see the server's
 * statistics.
 */
public final class DatabaseRoles {

    public static final String APPLICATION = "aionis_app";
    public static final String DRILL = "ha_drill";

    private static final String AMCHECK_WHERE_INSTALLED = """
            do $$ begin
              if exists (select from pg_extension where extname = 'amcheck') then
                grant execute on function bt_index_check(regclass, boolean),
                  verify_heapam(regclass, boolean, boolean, text, bigint, bigint) to %s;
              end if;
            end $$""".formatted(DRILL);

    private DatabaseRoles() {}

    /** To be run by the owner of the schema before the first migration, so that its tables get the grants. */
    public static void create(Connection owner, String applicationPassword, String drillPassword) throws SQLException {
        for (String sql : List.of(
                "create role " + APPLICATION + " login password " + literal(applicationPassword),
                "create role " + DRILL + " login password " + literal(drillPassword),
                "grant pg_monitor to " + DRILL,
                AMCHECK_WHERE_INSTALLED,
                "alter default privileges in schema public grant select, insert, update on tables to " + APPLICATION,
                "alter default privileges in schema public grant usage on sequences to " + APPLICATION,
                "alter default privileges in schema public grant select on tables to " + DRILL)) {
            try (var statement = owner.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** To be run after migrating: which migrations were applied is for the migrator alone to say. */
    public static void protectRegister(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("revoke insert, update on schema_migrations from " + APPLICATION);
        }
    }

    private static String literal(String password) {
        if (!password.matches("[A-Za-z0-9_-]{8,}")) {
            throw new IllegalArgumentException("a role's password has 8 or more characters of A-Z a-z 0-9 _ -");
        }
        return "'" + password + "'";
    }
}
