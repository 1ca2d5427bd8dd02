package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.PageReport;
import dev.aionis.drill.aionis.RelationCheck;
import dev.aionis.drill.aionis.RelationCheck.Result;
import dev.aionis.drill.criteria.IntegrityCriteria;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.PointInTimeRestore;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.StoppedServer;
import dev.aionis.drill.sandbox.postgres.Superuser;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import dev.aionis.drill.sandbox.release.Migrator;
import dev.aionis.drill.sandbox.release.Release;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against copies that were really restored, one for each test, looked at by the drill's own role. */
class RestoredPagesTest {

    private static final PostgresBinaries BINARIES =
            PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries"));
    private static final String PASSWORD = "drill-password";

    /** Enough for several pages in each table and index. */
    private static final String ROWS = """
            insert into memory_commits (id, scope, input_sha256, actor, commit_hash)
                select gen_random_uuid(), 's', repeat('a', 64), 'test', n::text from generate_series(1, 500) n;
            insert into memory_nodes (id, scope, client_id, type, text_summary, commit_id)
                select gen_random_uuid(), 's', commit_hash, 'event', repeat('x', 200), id from memory_commits;
            insert into memory_outbox (scope, commit_id, event_type, payload, job_key)
                select 's', id, 'embed_nodes', '{}', commit_hash from memory_commits""";

    @TempDir
    static Path directory;

    private static PostgresServer primary;
    private static BaseBackup base;
    private static int copies;

    private PostgresServer copy;

    @BeforeAll
    static void backUp() throws Exception {
        primary = PostgresServer.init(
                BINARIES,
                directory.resolve("primary"),
                directory.resolve("archive"),
                directory.resolve("primary.log"),
                new PostgresSettings(Duration.ofMinutes(5), 20));
        try (Connection owner = primary.connect()) {
            DatabaseRoles.create(owner, "application-password", PASSWORD);
            new Migrator(owner, line -> {}).migrateTo(Release.named("v0.1.8"));
            execute(owner, ROWS);
            execute(owner, "create index nodes_by_hash on memory_nodes using hash (client_id)");
        }
        base = BaseBackup.take(primary, directory.resolve("base"), 2);
    }

    @AfterAll
    static void stop() {
        primary.close();
    }

    @BeforeEach
    void restore() {
        String name = "copy-" + ++copies;
        copy = PointInTimeRestore.restore(
                        BINARIES,
                        base,
                        directory.resolve("archive"),
                        Optional.empty(),
                        directory.resolve(name),
                        directory.resolve(name + ".log"),
                        2,
                        Duration.ofMinutes(2),
                        line -> {})
                .server();
    }

    @AfterEach
    void close() {
        copy.close();
    }

    @Test
    void a_sound_copy_is_met_by_all_its_tables_and_b_trees() {
        PageReport report = look();

        assertThat(report.relations())
                .extracting(RelationCheck::relation)
                .contains("memory_commits", "memory_nodes", "memory_outbox")
                .contains("memory_nodes_pkey", "memory_outbox_scope_event_type_job_key_key")
                .anyMatch(name -> name.startsWith("pg_toast.pg_toast_"));
        assertThat(report.found(Result.NOT_COVERED))
                .extracting(RelationCheck::relation, RelationCheck::seen)
                .containsExactly(tuple("nodes_by_hash", "no b-tree but hash"));
        assertThat(new RestoredPages(report).describe())
                .contains("pages with a wrong checksum: 0")
                .containsPattern("table +memory_nodes +sound +verify_heapam");
        Criterion judged = judge(report);
        assertThat(judged.status()).as(judged.why()).isEqualTo(CriterionStatus.MET);
        assertThat(judged.why()).contains("3 tables and").doesNotContain(" 0 indexes");
    }

    @Test
    void a_flipped_byte_in_a_table_is_missed_with_the_table_named() throws Exception {
        copy = StoppedServer.flipByte(BINARIES, copy, "memory_nodes", 3);

        PageReport report = look();

        assertThat(report.found(Result.CORRUPT))
                .extracting(RelationCheck::relation)
                .containsExactly("memory_nodes");
        assertMissed(judge(report), "1 page with a wrong checksum", "memory_nodes (ERROR: invalid page in block 3");
    }

    @Test
    void a_flipped_byte_in_an_index_is_missed_with_the_index_named() throws Exception {
        copy = StoppedServer.flipByte(BINARIES, copy, "memory_outbox_pkey", 1);

        PageReport report = look();

        assertThat(report.found(Result.CORRUPT))
                .extracting(RelationCheck::relation)
                .containsExactly("memory_outbox_pkey");
        assertMissed(
                judge(report), "1 page with a wrong checksum", "memory_outbox_pkey (ERROR: invalid page in block 1");
    }

    @Test
    void an_index_that_lacks_a_row_is_missed_although_its_checksums_hold() throws Exception {
        // the planner's own catalogue says that the index leaves these rows out, while it is built; then it says
        // nothing
        try (Connection superuser = Superuser.connect(copy)) {
            execute(superuser, "create index lacking on memory_outbox (job_key) where job_key <> '7'");
            execute(superuser, "update pg_index set indpred = null where indexrelid = 'lacking'::regclass");
        }

        assertMissed(judge(look()), "lacking (ERROR: heap tuple", "lacks matching index tuple");
    }

    @Test
    void a_table_that_is_damaged_is_found_also_without_amcheck() throws Exception {
        try (Connection superuser = Superuser.connect(copy)) {
            execute(superuser, "drop extension amcheck");
        }
        copy = StoppedServer.flipByte(BINARIES, copy, "memory_commits", 2);

        assertMissed(judge(look()), "memory_commits (ERROR: invalid page in block 2");
    }

    @Test
    void a_role_that_may_not_run_amcheck_proves_nothing_and_is_told_what_it_needs() throws Exception {
        try (Connection superuser = Superuser.connect(copy)) {
            execute(
                    superuser,
                    "revoke execute on all functions in schema public from " + copy.user() + ", " + DatabaseRoles.DRILL
                            + " cascade");
        }

        Criterion judged = judge(look());

        assertThat(judged.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(judged.why())
                .contains("_pkey (ERROR: permission denied for function bt_index_check)")
                .contains("HINT: create extension amcheck");
    }

    @Test
    void a_role_that_may_not_even_read_proves_nothing() throws Exception {
        try (Connection superuser = Superuser.connect(copy)) {
            execute(superuser, "drop extension amcheck");
            execute(superuser, "revoke select on memory_nodes from " + DatabaseRoles.DRILL);
        }

        Criterion judged = judge(look());

        assertThat(judged.status()).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(judged.why()).contains("memory_commits_pkey (extension amcheck is not installed)");
        assertThat(look().found(Result.UNCHECKED))
                .extracting(RelationCheck::seen)
                .contains("ERROR: permission denied for table memory_nodes");
    }

    private PageReport look() {
        var access = new DatabaseAccess(copy.jdbcUrl(), DatabaseRoles.DRILL, PASSWORD);
        try (var database = new AionisDatabase(access)) {
            return database.pages();
        }
    }

    private static Criterion judge(PageReport report) {
        return IntegrityCriteria.restoredPages(new RestoredPages(report).check());
    }

    private static void assertMissed(Criterion judged, String... why) {
        assertThat(judged.status()).as(judged.why()).isEqualTo(CriterionStatus.MISSED);
        assertThat(judged.why()).contains(why);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
