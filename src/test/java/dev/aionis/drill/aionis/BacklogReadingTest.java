package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BacklogSample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outbox with a long past, on a real server: it is never read whole, and what is read is what reading it whole gives. */
class BacklogReadingTest {

    private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
    private static final int PAST = 200_000;

    /** More often than it takes until server and driver settle for one plan. */
    private static final int OFTEN = 20;

    private static final String WHOLE = """
            select count(*) filter (where published_at is null and failed_at is null),
                   count(*) filter (where published_at is null and failed_at is null and claimed_at is not null),
                   count(*) filter (where failed_at is not null),
                   count(*) filter (where published_at is not null),
                   min(created_at) filter (where published_at is null and failed_at is null)
            from memory_outbox""";

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
        schema.run(
                "insert into memory_outbox (scope, event_type, job_key, created_at, published_at, attempts)"
                        + " select 'default', 'embed_nodes', 'past-' || i, now() - interval '1 year', now(), 1"
                        + " from generate_series(1, ?) i",
                PAST);
        schema.run("vacuum analyze memory_outbox");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    @BeforeEach
    void dropWhatWaits() throws SQLException {
        schema.run("delete from memory_outbox where job_key not like 'past-%'");
    }

    @ParameterizedTest
    @ValueSource(strings = {BacklogReading.FLOOR, BacklogReading.SAMPLE, AionisDatabase.HEAD})
    void the_past_is_not_scanned(String sql) throws SQLException {
        everyKindOfRow();

        assertThat(plan(sql)).contains("memory_outbox").doesNotContain("Seq Scan");
    }

    @Test
    void nor_is_it_when_the_server_has_settled_for_a_plan() throws SQLException {
        try (Connection reader = server.reader().open()) {
            reader.setAutoCommit(false); // the server counts a transaction's own scans exactly
            var reading = new BacklogReading();
            for (int i = 0; i < OFTEN; i++) {
                assertThat(reading.read(reader, NOW).pending()).isZero();
            }
            assertThat(scansWithin(reader)).isZero();
        }
    }

    @Test
    void what_is_read_is_what_reading_it_whole_gives() throws SQLException {
        everyKindOfRow();

        try (AionisDatabase database = reader();
                Statement statement = owner.createStatement();
                ResultSet whole = statement.executeQuery(WHOLE)) {
            BacklogSample sample = database.backlog(NOW);
            whole.next();
            assertThat(sample.pending()).isEqualTo(whole.getLong(1)).isEqualTo(3);
            assertThat(sample.claimed()).isEqualTo(whole.getLong(2)).isEqualTo(1);
            assertThat(sample.deadLetters()).isEqualTo(whole.getLong(3)).isEqualTo(1);
            assertThat(sample.published())
                    .as("those from the first that waits on")
                    .isEqualTo(1);
            assertThat(whole.getLong(4)).isEqualTo(PAST + 1);
            assertThat(sample.oldestAge())
                    .isCloseTo(Duration.between(Rows.instant(whole, 5), database.now()), Duration.ofSeconds(10));
        }
    }

    @Test
    void what_is_published_after_the_first_sample_is_counted_whether_it_waited_then_or_came_later()
            throws SQLException {
        waiting("waits", "now()");
        try (AionisDatabase database = reader()) {
            assertThat(database.backlog(NOW).published()).isZero();

            waiting("later", "now()");
            schema.run("update memory_outbox set published_at = now() where published_at is null");

            assertThat(database.backlog(NOW)).isEqualTo(new BacklogSample(NOW, 0, 0, 0, 2, Duration.ZERO));
        }
    }

    @Test
    void where_nothing_waits_the_next_row_is_the_first_that_counts() throws SQLException {
        try (AionisDatabase database = reader()) {
            assertThat(database.backlog(NOW).published()).isZero();

            waiting("next", "now()");
            schema.run("update memory_outbox set published_at = now() where published_at is null");

            assertThat(database.backlog(NOW).published()).isEqualTo(1);
        }
    }

    @Test
    void a_dead_letter_of_long_ago_does_not_make_its_successors_count() throws SQLException {
        schema.run("update memory_outbox set published_at = null, failed_at = now() where job_key = 'past-7'");
        try (AionisDatabase database = reader()) {
            assertThat(database.backlog(NOW)).isEqualTo(new BacklogSample(NOW, 0, 0, 1, 0, Duration.ZERO));
        } finally {
            schema.run("update memory_outbox set published_at = now(), failed_at = null where job_key = 'past-7'");
        }
    }

    private static void everyKindOfRow() throws SQLException {
        waiting("old", "now() - interval '90 s'");
        waiting("claimed", "now()");
        schema.run("update memory_outbox set claimed_at = now(), attempts = 1 where job_key = 'claimed'");
        waiting("dead", "now() - interval '1 day'");
        schema.run("update memory_outbox set failed_at = now(), attempts = 25 where job_key = 'dead'");
        waiting("done", "now()");
        schema.run("update memory_outbox set published_at = now(), attempts = 1 where job_key = 'done'");
        waiting("new", "now()");
    }

    private static void waiting(String jobKey, String createdAt) throws SQLException {
        schema.run(
                "insert into memory_outbox (scope, event_type, job_key, created_at) values ('default', 'embed_nodes', ?, "
                        + createdAt + ")",
                jobKey);
    }

    private static String plan(String sql) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("explain " + sql)) {
            if (sql.contains("?")) {
                statement.setLong(1, PAST);
            }
            try (ResultSet row = statement.executeQuery()) {
                var plan = new StringBuilder();
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    private static long scansWithin(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement();
                ResultSet row = statement.executeQuery(
                        "select seq_scan from pg_stat_xact_user_tables where relname = 'memory_outbox'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static AionisDatabase reader() {
        return new AionisDatabase(server.reader());
    }
}
