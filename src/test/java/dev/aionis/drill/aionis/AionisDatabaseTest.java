package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, as a role that may read Aionis' tables and nothing more. */
class AionisDatabaseTest {

    private static final TenantScope SAMPLE = new TenantScope("acme", "drill");
    private static final String KEY = "tenant:acme::scope:drill";
    private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");

    @TempDir
    static Path directory;

    private static ContractServer server;
    private static Connection owner;
    private static ContractSchema schema;

    private AionisDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        server = ContractServer.in(directory);
        owner = server.owner();
        schema = server.schema();
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        schema.empty();
        database = new AionisDatabase(reader());
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Test
    void the_identity_tells_cluster_timeline_and_position() {
        DatabaseIdentity identity = database.identity();

        assertThat(identity.systemIdentifier()).isPresent().get().asString().matches("\\d{15,20}");
        assertThat(identity.timeline()).contains(1);
        assertThat(identity.inRecovery()).isFalse();
        assertThat(identity.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
        assertThat(identity.serverVersion()).startsWith("16.");
        assertThat(identity.address()).contains("127.0.0.1:" + server.postgres().port());
        assertThat(identity.startedAt()).isBefore(identity.now());
        assertThat(identity.dataChecksums()).isTrue();
    }

    @Test
    void a_server_that_keeps_its_control_file_to_itself_still_has_an_identity() throws SQLException {
        schema.run("revoke execute on function pg_control_system() from public");
        try {
            DatabaseIdentity identity = database.identity();

            assertThat(identity.systemIdentifier()).isEmpty();
            assertThat(identity.timeline()).as("from the WAL file's name").contains(1);
        } finally {
            schema.run("grant execute on function pg_control_system() to public");
        }
    }

    @Test
    void what_is_sent_is_written_down_with_its_values_and_time() {
        var journal = new SqlJournal();
        try (var watched = new AionisDatabase(reader(), journal)) {
            watched.show(List.of("fsync"));

            assertThat(journal.drain())
                    .contains("from pg_settings where name = any(?)")
                    .contains("-- with ")
                    .containsPattern("-- \\d+ ms");
            assertThat(journal.drain()).isEmpty();
        }
    }

    @Test
    void a_poll_that_sends_hundreds_of_statements_is_counted_not_listed() {
        var journal = new SqlJournal();
        try (var watched = new AionisDatabase(reader(), journal)) {
            for (int i = 0; i < 130; i++) {
                watched.now();
            }

            assertThat(journal.drain()).containsPattern("-- plus 3\\d more statements");
        }
    }

    @Test
    void settings_are_shown_as_show_prints_them_and_hidden_ones_are_left_out() {
        Map<String, String> settings =
                database.show(List.of("fsync", "wal_segment_size", "data_directory", "no_such_setting"));

        assertThat(settings).containsExactlyInAnyOrderEntriesOf(Map.of("fsync", "on", "wal_segment_size", "1MB"));
    }

    @Test
    void migrations_come_by_file_name() {
        assertThat(database.migrations())
                .extracting(Migration::filename, Migration::sha256)
                .containsExactly(tuple("0001_init.sql", "aa"), tuple("0002_more.sql", "bb"));
    }

    @Test
    void the_backlog_counts_each_row_of_the_outbox_once() throws SQLException {
        UUID done = schema.write(KEY, "w-1", "t");
        assertThat(database.backlog(NOW).pending()).isEqualTo(1);
        schema.work(KEY, done);
        UUID dead = schema.write(KEY, "w-2", "t");
        schema.run("update memory_outbox set failed_at = now(), attempts = 25 where commit_id = ?", dead);
        UUID claimed = schema.write(KEY, "w-3", "t");
        schema.run("update memory_outbox set claimed_at = now(), attempts = 1 where commit_id = ?", claimed);
        UUID old = schema.write("other", "w-4", "t");
        schema.run("update memory_outbox set created_at = now() - interval '90 s' where commit_id = ?", old);

        BacklogSample sample = database.backlog(NOW);

        assertThat(sample.at()).isEqualTo(NOW);
        assertThat(sample.pending()).isEqualTo(2);
        assertThat(sample.claimed()).isEqualTo(1);
        assertThat(sample.deadLetters()).isEqualTo(1);
        assertThat(sample.published()).isEqualTo(2);
        assertThat(sample.oldestAge()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
    }

    @Test
    void an_empty_outbox_has_no_oldest_row() {
        assertThat(database.backlog(NOW)).isEqualTo(new BacklogSample(NOW, 0, 0, 0, 0, Duration.ZERO));
    }

    @Test
    void the_archiver_names_the_last_segment_and_its_age() {
        String segment = server.postgres().switchWal();

        Wait.upTo(Duration.ofSeconds(20))
                .forThe("segment " + segment + " in the archive")
                .until(() -> database.archiver().lastArchivedWal().equals(Optional.of(segment)));

        ArchiverStatus archiver = database.archiver();
        assertThat(archiver.lastArchivedAge())
                .isPresent()
                .get()
                .satisfies(age -> assertThat(age).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(archiver.failing()).isFalse();
        assertThat(archiver.lastFailedWal()).isEmpty();
    }

    @Test
    void a_snapshot_counts_the_samples_scope_and_spreads_its_critical_records_over_its_age() throws Exception {
        for (int i = 0; i < 21; i++) {
            UUID commit = schema.write(KEY, String.format("w-%02d", i), "text " + i);
            schema.run(
                    "update memory_nodes set created_at = now() - make_interval(mins => ?) where commit_id = ?",
                    100 - i,
                    commit);
        }
        schema.write("drill", "w-99", "of another tenant");

        StateSnapshot snapshot = database.snapshot(SAMPLE, 5);

        assertThat(snapshot.rows()).isEqualTo(Map.of("memory_commits", 21L, "memory_nodes", 21L, "memory_outbox", 21L));
        assertThat(snapshot.criticalRecords())
                .extracting(CriticalRecord::clientId)
                .containsExactly("w-00", "w-05", "w-10", "w-15", "w-20");
        assertThat(snapshot.criticalRecords().get(4).textSha256()).isEqualTo(sha256("text 20"));
        assertThat(snapshot.newestCommit()).isPresent();
        assertThat(snapshot.migrations()).hasSize(2);
        assertThat(snapshot.takenAt()).isAfterOrEqualTo(snapshot.identity().now());
    }

    @Test
    void a_scope_with_fewer_nodes_than_wanted_gives_them_all_and_an_empty_one_none() throws SQLException {
        assertThat(database.snapshot(SAMPLE, 5).criticalRecords()).isEmpty();
        assertThat(database.snapshot(SAMPLE, 5).newestCommit()).isEmpty();

        schema.write(KEY, "w-1", "t");
        schema.write(KEY, "w-2", "t");

        assertThat(database.snapshot(SAMPLE, 5).criticalRecords()).hasSize(2);
        assertThat(database.snapshot(SAMPLE, 1).criticalRecords()).hasSize(1);
    }

    @Test
    void critical_records_are_found_by_name_and_missing_ones_are_absent() throws SQLException {
        UUID commit = schema.write(KEY, "w-1", "äöü");

        assertThat(database.criticalRecords(SAMPLE, List.of("w-1", "w-2")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.commitId()).isEqualTo(commit);
                    assertThat(record.textSha256()).isEqualTo(sha256("äöü"));
                });
    }

    @Test
    void writes_that_the_worker_finished_are_complete_and_done_once() throws SQLException {
        for (int i = 0; i < 30; i++) {
            schema.work(KEY, schema.write(KEY, "w-" + i, "t"));
        }

        DerivedState state = derivedState();

        assertThat(state.complete()).isTrue();
        assertThat(state.nodes()).isEqualTo(30);
        assertThat(state.nodesByEmbedding()).isEqualTo(Map.of("ready", 30L));
        assertThat(state.events()).isEqualTo(60);
        assertThat(state.attempts()).isEqualTo(Map.of(1, 60L));
        assertThat(state.publishedPerWrite())
                .isEqualTo(Map.of("embed_nodes", Map.of(1, 30L), "topic_cluster", Map.of(1, 30L)));
        assertThat(state.writesNotPublishedOnce("embed_nodes")).isZero();
        assertThat(state.duplicateJobKeys()).isZero();
    }

    @Test
    void each_way_of_being_unfinished_shows_where_it_belongs() throws SQLException {
        schema.work(KEY, schema.write(KEY, "w-1", "t"));
        schema.write(KEY, "w-2", "still pending");
        UUID failed = schema.write(KEY, "w-3", "embedding failed for good, event published");
        schema.work(KEY, failed);
        schema.run("update memory_nodes set embedding_status = 'failed', embedding = null where commit_id = ?", failed);
        UUID hollow = schema.write(KEY, "w-4", "ready without a vector");
        schema.work(KEY, hollow);
        schema.run("update memory_nodes set embedding = null where commit_id = ?", hollow);
        UUID dead = schema.write(KEY, "w-5", "dead letter");
        schema.run(
                "update memory_outbox set failed_at = now(), failed_reason = 'max_attempts_exceeded', attempts = 25"
                        + " where commit_id = ?",
                dead);
        schema.write(KEY, "x-1", "not ours");
        schema.write("other", "w-6", "of another scope");

        DerivedState state = derivedState();

        assertThat(state.complete()).isFalse();
        assertThat(state.nodes()).isEqualTo(5);
        assertThat(state.nodesByEmbedding()).isEqualTo(Map.of("ready", 2L, "pending", 2L, "failed", 1L));
        assertThat(state.withoutEmbedding()).isEqualTo(4);
        assertThat(state.firstWithoutEmbedding()).containsExactly("w-2", "w-3", "w-4", "w-5");
        assertThat(state.unpublished()).isEqualTo(1);
        assertThat(state.deadLettersByReason()).isEqualTo(Map.of("max_attempts_exceeded", 1L));
        assertThat(state.attempts()).isEqualTo(Map.of(0, 1L, 1, 6L, 25, 1L));
        assertThat(state.publishedPerWrite().get("embed_nodes")).isEqualTo(Map.of(0, 2L, 1, 3L));
        assertThat(state.writesNotPublishedOnce("topic_cluster")).isEqualTo(2);
    }

    @Test
    void a_write_whose_events_somebody_deleted_is_counted() throws SQLException {
        schema.work(KEY, schema.write(KEY, "w-1", "t"));
        UUID emptied = schema.write(KEY, "w-2", "t");
        schema.run("delete from memory_outbox where commit_id = ?", emptied);

        assertThat(derivedState().writesWithoutEvents()).isEqualTo(1);
    }

    @Test
    void what_waits_at_the_head_of_the_outbox_is_seen_with_what_keeps_it_there() throws SQLException {
        assertThat(database.outboxHead()).isEmpty();
        UUID poison = schema.write(KEY, "w-1", "t");
        schema.run(
                "update memory_outbox set attempts = 7, last_error = 'not JSON', claimed_at = now() - interval '1 minute'"
                        + " where commit_id = ?",
                poison);
        schema.work(KEY, schema.write(KEY, "w-2", "t"));

        OutboxHead head = database.outboxHead().orElseThrow();

        assertThat(head.type()).isEqualTo("embed_nodes");
        assertThat(head.attempts()).isEqualTo(7);
        assertThat(head.lastError()).isEqualTo("not JSON");
        assertThat(head.neverClaimed()).isZero();
        assertThat(head.newerPublished()).isEqualTo(2);
        assertThat(head.claimedFor().orElseThrow()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    @Test
    void an_event_that_was_published_twice_for_one_write_is_seen() throws SQLException {
        UUID commit = schema.write(KEY, "w-1", "t");
        schema.work(KEY, commit);
        schema.run(
                "insert into memory_outbox (scope, commit_id, event_type, job_key, published_at, attempts)"
                        + " values (?, ?, 'embed_nodes', 'again', now(), 1)",
                KEY,
                commit);

        assertThat(database.derivedState(KEY, "w-").writesNotPublishedOnce("embed_nodes"))
                .isEqualTo(1);
    }

    @Test
    void a_prefix_is_taken_literally() throws SQLException {
        schema.write(KEY, "w_1", "t");
        schema.write(KEY, "wx1", "t");

        assertThat(database.derivedState(KEY, "w_").nodes()).isEqualTo(1);
    }

    @Test
    void others_who_are_connected_are_seen_by_their_name() throws SQLException {
        try (Connection worker = server.postgres().connect();
                Statement statement = worker.createStatement()) {
            statement.execute("set application_name = 'outbox-worker'");

            assertThat(database.sessions())
                    .extracting(WorkerSession::application)
                    .contains("outbox-worker");
        }
    }

    @Test
    void a_role_without_rights_is_told_which_it_needs() throws SQLException {
        schema.run("revoke select on memory_outbox from " + ContractSchema.READER);
        try {
            assertThatThrownBy(() -> database.backlog(NOW))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("reading the backlog: 42501")
                    .hasMessageContaining("HINT: grant select")
                    .hasMessageContaining(ContractSchema.READER);
        } finally {
            schema.run("grant select on memory_outbox to " + ContractSchema.READER);
        }
        assertThat(database.backlog(NOW).pending()).isZero();
    }

    @Test
    void a_connection_that_was_cut_is_reported_once_and_opened_anew() throws SQLException {
        database.now();
        schema.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ha-drill'");

        assertThatThrownBy(database::now).isInstanceOf(DrillException.class).hasMessageContaining("HINT:");
        assertThat(database.now()).isNotNull();
    }

    @Test
    void a_statement_that_hangs_is_ended_at_its_limit() throws SQLException {
        owner.setAutoCommit(false);
        try (AionisDatabase impatient = new AionisDatabase(reader(), Duration.ofMillis(200))) {
            schema.run("lock table memory_outbox in access exclusive mode");

            assertThatThrownBy(() -> impatient.backlog(NOW))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("longer than 200 ms");
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    @Test
    void nothing_can_be_written_through_it() {
        try (DatabaseSession session = new DatabaseSession(reader(), Duration.ofSeconds(5), Optional.empty())) {
            assertThatThrownBy(() -> session.read("nothing", connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.execute("create temporary sequence s");
                        }
                    }))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void access_refuses_credentials_in_the_url_and_shows_no_password() {
        assertThatThrownBy(() -> new DatabaseAccess("jdbc:postgresql://h/d?password=geheim", "u", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
        assertThat(new DatabaseAccess("jdbc:postgresql://h/d?ssl=true", "u", "geheim").toString())
                .isEqualTo("u at jdbc:postgresql://h/d");
    }

    private static DatabaseAccess reader() {
        return server.reader();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the database counts it, and row by row. */
    private DerivedState derivedState() {
        DerivedState counted = database.derivedState(KEY, "w-");
        var tally = new DerivedTally();
        database.derivedRows(KEY, "w-", tally::add, tally::add);
        assertThat(tally.state()).isEqualTo(counted);
        return counted;
    }
}
