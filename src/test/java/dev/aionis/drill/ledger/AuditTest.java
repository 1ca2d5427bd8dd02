package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audits of a real PostgreSQL. Each test has a scope of its own; the target is 100 ms after the start. */
@Timeout(120)
class AuditTest {

    private static final Optional<BoundedInstant> AT_100 = Optional.of(BoundedInstant.exactly(Writes.at(100)));

    private static AuditedDatabase database;

    @TempDir
    Path folder;

    private String scope;
    private Connection connection;
    private Ledger ledger;

    @BeforeAll
    static void start() throws SQLException {
        database = AuditedDatabase.shared();
    }

    @BeforeEach
    void open(TestInfo test) throws SQLException {
        // a key that careless quoting would trip over
        scope = "tenant:o'neil\\::scope:" + test.getDisplayName() + UUID.randomUUID();
        connection = database.readOnly();
        ledger = Ledger.create(folder.resolve("writes.ledger"), () -> Writes.START);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        ledger.close();
    }

    @Test
    void a_database_that_holds_every_acknowledged_write_is_sound() throws Exception {
        for (int i = 0; i < 50; i++) {
            keep(acknowledge("drill-%09d".formatted(i), i, i + 1));
        }

        var report = audit(Optional.empty());

        assertThat(report.count(WriteClass.RECOVERED)).isEqualTo(50);
        assertThat(report.sound()).isTrue();
        assertThat(report.dataLoss()).contains(Span.exactly(Duration.ZERO));
        assertThat(report.ledgerWrites()).isEqualTo(50);
        assertThat(report.databaseRows()).isEqualTo(50);
        assertThat(report.diagnosis()).isEqualTo("every acknowledged write that had to be there is there: 50");
    }

    @Test
    void rows_of_other_writers_are_left_alone() throws Exception {
        keep(acknowledge("drill-1", 1, 2));
        keep(newRow("drill"));
        keep(newRow("another"));
        database.insert(scope + "2", newRow("drill-1"), Writes.at(0));
        database.insertNode(scope, null, UUID.randomUUID(), null);

        var report = audit(Optional.empty());

        assertThat(report.databaseRows()).isEqualTo(1);
        assertThat(report.sound()).isTrue();
    }

    @Test
    void a_prefix_is_taken_literally() throws Exception {
        keep(newRow("drill_%1"));
        keep(newRow("drillX%1"));
        keep(newRow("drill_X1"));

        try (var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill_%", AT_100))) {
            assertThat(rows).toIterable().extracting(DatabaseRow::clientId).containsExactly("drill_%1");
        }
    }

    @Test
    void every_class_is_counted_named_and_listed() throws Exception {
        keep(acknowledge("drill-recovered", 10, 20));
        acknowledge("drill-lost", 60, 70);
        acknowledge("drill-altered", 30, 40);
        keep(newRow("drill-altered"));
        keep(acknowledge("drill-beyond", 101, 110));
        acknowledge("drill-not-expected", 102, 110);
        acknowledge("drill-in-flight", 99, 110);
        end("drill-unknown", RequestOutcome.UNKNOWN);
        end("drill-refused", RequestOutcome.REFUSED);
        keep(newRow("drill-phäntom\t"));

        var report = audit(AT_100);

        assertThat(report.counts()).containsOnlyKeys(WriteClass.values());
        assertThat(report.counts().values()).containsOnly(1L);
        assertThat(report.sound()).isFalse();
        assertThat(report.dataLoss()).contains(Span.exactly(Duration.ofMillis(30)));
        assertThat(report.first20().get(WriteClass.LOST))
                .extracting(AuditFinding::clientId)
                .containsExactly("drill-lost");
        assertThat(report.describe())
                .contains("data loss: 1 rows, 0.03 s\n")
                .contains("lost: 1 acknowledged by the target, and absent\n  drill-lost, sent ");
        assertThat(Files.readAllLines(report.fullList()))
                .extracting(line -> line.split("\t")[0] + " " + line.split("\t")[1])
                .containsExactly(
                        "class client_id",
                        "altered drill-altered",
                        "beyond-target drill-beyond",
                        "in-flight-at-target drill-in-flight",
                        "lost drill-lost",
                        "not-expected drill-not-expected",
                        "phantom drill-phäntom\\t",
                        "recovered drill-recovered",
                        "not-done drill-refused",
                        "undecided drill-unknown");
    }

    @Test
    void a_retried_write_is_one_write() throws Exception {
        end("drill-1", RequestOutcome.UNKNOWN);
        keep(acknowledge("drill-1", 20, 30));

        var report = audit(AT_100);

        assertThat(report.count(WriteClass.RECOVERED)).isEqualTo(1);
        assertThat(report.ledgerWrites()).isEqualTo(1);
        assertThat(report.ledgerEntries()).isEqualTo(2);
    }

    @Test
    void an_acknowledgement_that_arrives_after_the_disaster_is_put_down_and_counts() throws Exception {
        keep(acknowledge("drill-1", 10, 20));
        var row = newRow("drill-2");
        long underWay = ledger.begin("drill-2", Writes.at(50), Writes.at(50));
        ledger.sync();
        var done = WriteResult.acknowledged(
                Writes.at(4_000),
                row.commitId().orElseThrow(),
                row.nodeId(),
                row.commitHash().orElseThrow());
        ledger.complete(underWay, done);

        assertThat(audit(AT_100).count(WriteClass.IN_FLIGHT_AT_TARGET)).isEqualTo(1);
        var latest = audit(Optional.empty());
        assertThat(latest.lost()).isEqualTo(1);
        assertThat(latest.dataLoss())
                .as("it is the last acknowledgement of all, so nothing is lost from before it")
                .contains(Span.exactly(Duration.ZERO));
    }

    @Test
    void the_loss_in_time_has_the_bounds_of_its_target_and_without_one_ends_at_the_last_acknowledgement()
            throws Exception {
        keep(acknowledge("drill-1", 10, 20));
        acknowledge("drill-2", 30, 40);
        acknowledge("drill-3", 50, 60);
        keep(acknowledge("drill-4", 200, 230));

        assertThat(audit(Optional.of(new BoundedInstant(Writes.at(90), Writes.at(110))))
                        .dataLoss())
                .contains(new Span(Duration.ofMillis(50), Duration.ofMillis(70)));
        assertThat(audit(Optional.empty()).dataLoss()).contains(Span.exactly(Duration.ofMillis(190)));
    }

    @Test
    void a_node_whose_commit_is_missing_is_altered() throws Exception {
        var row = acknowledge("drill-1", 10, 20);
        database.insertNode(scope, "drill-1", row.nodeId(), row.commitId().orElseThrow());

        assertThat(audit(AT_100).count(WriteClass.ALTERED)).isEqualTo(1);
    }

    @Test
    void entries_without_the_prefix_are_counted_and_not_looked_at() throws Exception {
        keep(acknowledge("drill-1", 10, 20));
        acknowledge("canary-1", 10, 20);

        var report = audit(AT_100);

        assertThat(report.outsideEntries()).isEqualTo(1);
        assertThat(report.ledgerWrites()).isEqualTo(1);
        assertThat(report.describe()).contains("1 ledger entries without the prefix 'drill-' were not looked at");
    }

    @Test
    void an_empty_scope_is_told_from_an_older_and_from_a_newer_one() throws Exception {
        acknowledge("drill-1", 10, 20);
        assertThat(audit(AT_100).diagnosis())
                .startsWith("another cluster or database")
                .endsWith("is empty");

        database.insert(scope, newRow("somebody"), Writes.at(-3_600_000));
        assertThat(audit(AT_100).diagnosis())
                .startsWith("a backup from before the drill's first write")
                .endsWith("newest commit is of " + Writes.at(-3_600_000).truncatedTo(ChronoUnit.MICROS));

        database.insert(scope, newRow("somebody else"), Writes.at(50));
        assertThat(audit(AT_100).diagnosis())
                .startsWith("another cluster or database")
                .contains("went on without them");
    }

    @Test
    void a_large_random_drill_is_judged_as_one_write_at_a_time_would_be() throws Exception {
        var target = Optional.of(new BoundedInstant(Writes.at(2), Writes.at(3)));
        var random = new RandomWrites(42);
        Map<String, SentWrite> writes = new TreeMap<>();
        Map<String, DatabaseRow> rows = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            var write = random.write("drill-" + random.below(1_000_000));
            if (writes.putIfAbsent(write.clientId(), write) == null) {
                random.row(write).ifPresent(row -> rows.put(write.clientId(), row));
            }
        }
        putDown(writes.values());
        for (var row : rows.values()) {
            keep(row);
        }
        Map<WriteClass, Long> expected = new EnumMap<>(WriteClass.class);
        for (var writeClass : WriteClass.values()) {
            expected.put(writeClass, 0L);
        }
        writes.forEach((clientId, write) -> expected.merge(
                new Worlds(write, target).judge(Optional.ofNullable(rows.get(clientId))), 1L, Long::sum));

        var report = audit(target);

        assertThat(report.counts()).isEqualTo(expected);
        assertThat(expected.values()).as("premise: every class occurs").allMatch(count -> count > 0);
        assertThat(report.ledgerWrites()).isEqualTo(writes.size());
        assertThat(report.databaseRows()).isEqualTo(rows.size());
        assertThat(Files.readAllLines(report.fullList())).hasSize(writes.size() + 1);
        assertThat(folder.toFile().list())
                .as("nothing of the sort stays")
                .containsExactlyInAnyOrder("writes.ledger", "full.tsv");
    }

    @Test
    void the_first_twenty_are_named_and_the_others_counted() throws Exception {
        for (int i = 0; i < 25; i++) {
            acknowledge("drill-%03d".formatted(i), 10, 20);
        }

        var report = audit(AT_100);

        assertThat(report.first20().get(WriteClass.LOST)).hasSize(20);
        assertThat(report.describe())
                .contains("  drill-019, sent")
                .doesNotContain("drill-020")
                .contains("plus 5 more");
    }

    @Test
    void a_database_that_refuses_the_query_is_named_with_what_it_needs() throws Exception {
        acknowledge("drill-1", 10, 20);
        connection.createStatement().execute("set search_path = pg_catalog");

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> audit(AT_100))
                .withMessageContaining("relation \"memory_nodes\" does not exist")
                .withMessageContaining("HINT: it reads memory_nodes and memory_commits");
    }

    @Test
    void an_audit_that_can_not_write_its_list_says_so() throws Exception {
        Files.createDirectory(folder.resolve("full.tsv"));

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> audit(AT_100))
                .withMessageContaining("full.tsv, not written");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("writes.ledger", "full.tsv");
    }

    @Test
    void a_query_that_is_left_early_leaves_a_connection_that_works() throws Exception {
        for (int i = 0; i < 100; i++) {
            keep(newRow("drill-" + i));
        }

        try (var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100))) {
            assertThat(rows.next().clientId()).isEqualTo("drill-0");
        }

        try (var row = connection.createStatement().executeQuery("select 42")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void the_ledger_is_read_while_the_database_is_still_at_its_sort() throws Exception {
        keep(acknowledge("drill-1", 10, 20));
        connection.createStatement().execute("set lock_timeout = '10s'");
        try (var lock = database.lockedAgainstReaders();
                var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100))) {
            // the query waits for the lock: only a caller that does not wait with it comes here
            lock.rollback();
            assertThat(rows).toIterable().hasSize(1);
        }
    }

    @Test
    void rows_of_many_batches_come_whole_and_in_order() throws Exception {
        database.insertNodes(scope, "drill-", 10_001);

        try (var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100))) {
            assertThat(rows)
                    .toIterable()
                    .extracting(DatabaseRow::clientId)
                    .hasSize(10_001)
                    .isSorted();
        }
    }

    @Test
    void a_query_that_is_left_early_with_more_rows_than_are_read_ahead_comes_to_its_end() throws Exception {
        database.insertNodes(scope, "drill-", 10_001);

        try (var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100))) {
            assertThat(rows.hasNext()).isTrue();
        }

        assertThat(connection.createStatement().execute("select 42")).isTrue();
    }

    @Test
    void a_refusal_that_nobody_asked_for_is_told_at_the_close_and_only_once() throws Exception {
        connection.createStatement().execute("set search_path = pg_catalog");
        var unasked = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100));

        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(unasked::close)
                .withMessageContaining("after 0 rows");

        connection.rollback();
        connection.createStatement().execute("set search_path = pg_catalog");
        var asked = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100));
        assertThatExceptionOfType(DrillException.class).isThrownBy(asked::hasNext);
        assertThatExceptionOfType(DrillException.class).isThrownBy(asked::hasNext);
        asked.close();
    }

    @Test
    void an_interrupt_is_kept_and_does_not_end_the_reading() throws Exception {
        database.insertNodes(scope, "drill-", 1_000);

        Thread.currentThread().interrupt();
        try (var rows = DatabaseRows.query(connection, new AuditScope(scope, "drill-", AT_100))) {
            assertThat(rows).toIterable().hasSize(1_000);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private AuditReport audit(Optional<BoundedInstant> target) {
        ledger.sync();
        return new Audit()
                .run(ledger.file(), connection, new AuditScope(scope, "drill-", target), folder.resolve("full.tsv"));
    }

    /** Puts a write down that the server acknowledged, and says what the server then has. */
    private DatabaseRow acknowledge(String clientId, long sent, long acknowledged) {
        var row = newRow(clientId);
        long entry = ledger.begin(clientId, Writes.at(sent), Writes.at(sent));
        ledger.complete(
                entry,
                WriteResult.acknowledged(
                        Writes.at(acknowledged),
                        row.commitId().orElseThrow(),
                        row.nodeId(),
                        row.commitHash().orElseThrow()));
        return row;
    }

    private void end(String clientId, RequestOutcome outcome) {
        ledger.complete(
                ledger.begin(clientId, Writes.at(10), Writes.at(10)), WriteResult.without(outcome, Writes.at(15)));
    }

    /** First attempts from the last write to the first, then second ones, then third ones. */
    private void putDown(Collection<SentWrite> writes) {
        var reversed = new ArrayList<>(writes);
        Collections.reverse(reversed);
        for (int attempt = 0; attempt < 3; attempt++) {
            for (var write : reversed) {
                if (attempt < write.attempts().size()) {
                    putDown(write.attempts().get(attempt));
                }
            }
        }
    }

    private void putDown(LedgerEntry attempt) {
        long entry = ledger.begin(attempt.clientId(), attempt.scheduledAt(), attempt.sentAt());
        if (attempt.outcome().isPresent()) {
            ledger.complete(entry, WriteResult.of(attempt));
        }
    }

    private void keep(DatabaseRow row) throws SQLException {
        database.insert(scope, row, Writes.at(0));
    }

    private static DatabaseRow newRow(String clientId) {
        return new DatabaseRow(
                clientId,
                UUID.randomUUID(),
                Optional.of(UUID.randomUUID()),
                Optional.of(Writes.hash(clientId.hashCode())));
    }
}
