package dev.aionis.drill.sandbox.postgres;

import java.sql.SQLException;
import java.util.List;

/**
 * The roles of a sandbox's cluster. A restored copy has the same ones.
 *
 * @param superuser used only in this package
 * @param owner owns the database and may create roles that have less rights
 */
record Roles(Credentials superuser, Credentials owner) {

    /** Contrib is not part of every installation. */
    private static final String AMCHECK_WHERE_AVAILABLE = """
            do $$ begin
              if exists (select from pg_available_extensions where name = 'amcheck') then
                create extension amcheck;
              end if;
            end $$""";

    static Roles random() {
        return new Roles(Credentials.random("sandbox"), Credentials.random(PostgresServer.DATABASE));
    }

    /** Creates the owner with what an operator's role usually may do, and its database, with {@code amcheck}. */
    void createDatabase(PostgresServer server) {
        execute(
                server,
                "postgres",
                List.of(
                        // both texts are ours: a plain name and hexadecimal digits
                        "create role " + owner.user() + " login createrole password '" + owner.password() + "'",
                        "grant pg_monitor, pg_checkpoint to " + owner.user() + " with admin option",
                        "create database " + PostgresServer.DATABASE + " owner " + owner.user()));
        execute(
                server,
                PostgresServer.DATABASE,
                List.of(
                        AMCHECK_WHERE_AVAILABLE,
                        "grant execute on all functions in schema public to " + owner.user() + " with grant option"));
        for (String database : List.of("postgres", PostgresServer.DATABASE)) {
            execute(
                    server,
                    database,
                    List.of("grant execute on function pg_switch_wal(), pg_backup_start(text, boolean),"
                            + " pg_backup_stop(boolean), pg_create_restore_point(text) to " + owner.user()));
        }
    }

    private static void execute(PostgresServer server, String database, List<String> statements) {
        try (var connection = server.connectAsSuperuser(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw server.failed("its roles and database could not be created", refused);
        }
    }
}
