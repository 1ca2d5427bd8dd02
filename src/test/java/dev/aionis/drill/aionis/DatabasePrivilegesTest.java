package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.DatabasePrivileges.Privilege;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role that lacks each privilege in turn, on a real server: what is missing is said, with the SQL that gives it. */
class DatabasePrivilegesTest {

    private static final String EVERYTHING = """
            grant pg_read_all_stats to %1$s;
            grant select on all tables in schema public to %1$s;
            grant execute on function bt_index_check(regclass, boolean),
              verify_heapam(regclass, boolean, boolean, text, bigint, bigint) to %1$s""".formatted(ContractSchema.READER);

    @TempDir
    static Path directory;

    private static ContractServer server;
    private static Connection owner;
    private static ContractSchema schema;

    @BeforeAll
    static void startServer() throws SQLException {
        server = ContractServer.in(directory);
        owner = server.owner();
        schema = server.schema();
        schema.run(EVERYTHING);
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    /** The very SQL of the page, on a server where nobody but an owner may do anything. */
    @Test
    void the_role_of_the_page_has_all_that_a_drill_needs_and_is_no_superuser() throws Exception {
        schema.run("revoke all on schema public from public");
        schema.run("revoke connect on database aionis from public");
        try {
            Matcher sql =
                    Pattern.compile("(?s)```sql\\n(.*?)```").matcher(Files.readString(Path.of("docs/privileges.md")));
            while (sql.find()) {
                schema.run(sql.group(1).replace("…", "pages"));
            }
            holdsEverything(server.login("ha_drill", "pages"));
        } finally {
            schema.run("grant connect on database aionis to public");
            schema.run("grant usage on schema public to public");
        }
    }

    private static void holdsEverything(DatabaseAccess access) {
        try (AionisDatabase database = new AionisDatabase(access)) {
            DatabasePrivileges privileges = database.privileges();

            assertThat(privileges.role()).isEqualTo("ha_drill");
            assertThat(privileges.superuser()).isFalse();
            assertThat(privileges.missing()).isEmpty();
            assertThat(privileges.privileges()).hasSize(12);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    revoke select on schema_migrations from drill_reader | SELECT on schema_migrations | true
                    revoke select on memory_commits from drill_reader | SELECT on memory_commits | true
                    revoke select on memory_nodes from drill_reader | SELECT on memory_nodes | true
                    revoke select on memory_outbox from drill_reader | SELECT on memory_outbox | true
                    revoke usage on schema public from public | USAGE on schema public | true
                    revoke pg_read_all_stats from drill_reader | member of pg_read_all_stats | false
                    revoke execute on function pg_current_wal_lsn() from public | EXECUTE on pg_current_wal_lsn() | false
                    revoke execute on function pg_walfile_name(pg_lsn) from public | EXECUTE on pg_walfile_name(pg_lsn) | false
                    revoke execute on function pg_control_system() from public | EXECUTE on pg_control_system() | false
                    revoke execute on function pg_control_checkpoint() from public | EXECUTE on pg_control_checkpoint() | false
                    revoke execute on function bt_index_check(regclass, boolean) from drill_reader | EXECUTE on bt_index_check(regclass,boolean) | false
                    revoke execute on function verify_heapam(regclass, boolean, boolean, text, bigint, bigint) from drill_reader | EXECUTE on verify_heapam(regclass,boolean,boolean,text,bigint,bigint) | false
                    """)
    void each_that_is_missing_is_named_breaks_nothing_and_its_grant_mends_it(
            String revoke, String name, boolean indispensable) throws SQLException {
        schema.run(revoke);
        String grant;
        try (AionisDatabase database = reader()) {
            Privilege missing = only(database.privileges());
            assertThat(missing.name()).isEqualTo(name);
            assertThat(missing.indispensable()).isEqualTo(indispensable);
            assertThat(database.identity().serverVersion()).startsWith("16.");
            assertThat(database.walSegment().isPresent())
                    .as("the WAL segment is read where it may be")
                    .isEqualTo(!name.contains("_wal"));
            grant = missing.grant();
        } finally {
            if (revoke.endsWith("from public")) {
                schema.run(revoke.replace("revoke", "grant").replace("from", "to"));
            }
        }
        schema.run(grant);

        try (AionisDatabase database = reader()) {
            assertThat(database.privileges().missing()).as("after: " + grant).isEmpty();
        }
    }

    @Test
    void an_extension_and_a_table_that_are_not_there_are_told_from_missing_privileges() throws SQLException {
        schema.run("drop extension amcheck");
        schema.run("alter table memory_outbox rename to elsewhere");
        try (AionisDatabase database = reader()) {
            assertThat(database.privileges().missing())
                    .extracting(Privilege::name)
                    .containsExactly("table memory_outbox is there", "extension amcheck");
            assertThat(database.privileges().describe())
                    .contains("  missing  extension amcheck, for restored-pages", "create extension amcheck;")
                    .contains("  held     SELECT on memory_nodes");
        } finally {
            schema.run("alter table elsewhere rename to memory_outbox");
            schema.run("create extension amcheck");
            schema.run(EVERYTHING);
        }
    }

    @Test
    void without_statistics_the_sessions_of_others_are_seen_to_be_hidden() throws SQLException {
        schema.run("revoke pg_read_all_stats from " + ContractSchema.READER);
        try (AionisDatabase database = reader()) {
            assertThat(database.sessions()).isNotEmpty().allMatch(WorkerSession::hidden);
        } finally {
            schema.run("grant pg_read_all_stats to " + ContractSchema.READER);
        }
        try (AionisDatabase database = reader()) {
            assertThat(database.sessions()).isNotEmpty().noneMatch(WorkerSession::hidden);
        }
    }

    private static Privilege only(DatabasePrivileges privileges) {
        assertThat(privileges.missing()).hasSize(1);
        return privileges.missing().get(0);
    }

    private static AionisDatabase reader() {
        return new AionisDatabase(server.reader());
    }
}
