package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker holds the contract's claim protocol, also when it is interrupted. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class WorkerContractTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String OPEN = "memory_outbox where scope = ? and published_at is null and failed_at is null";

    private final String scope = "worker-" + UUID.randomUUID();
    private Sandbox sandbox;
    private MemoryApi api;
    private Rows rows;

    @BeforeEach
    void look_into_the_database(Sandbox shared) throws SQLException {
        sandbox = shared;
        api = new MemoryApi(sandbox.balancer(), sandbox.apiKey());
        rows = new Rows(sandbox.database());
        rows.awaitDrained();
    }

    @AfterEach
    void leave_the_worker_running() throws SQLException {
        sandbox.startWorker();
        rows.close();
    }

    @Test
    void a_write_becomes_one_embedding_and_one_topic() throws Exception {
        api.write(scope, "n1", "quarterly reconciliation done");
        awaitDrained();
        assertThat(rows.one("select embedding_status from memory_nodes where scope = ?", scope))
                .isEqualTo("ready");
        assertThat(rows.one("select cardinality(embedding) from memory_nodes where scope = ?", scope))
                .isEqualTo("1536");
        assertThat(rows.count("memory_outbox where scope = ?", scope))
                .as("embed_nodes, topic_cluster")
                .isEqualTo(2);
        assertThat(rows.one("select topic || ' ' || members from memory_topics where scope = ?", scope))
                .isEqualTo("reconciliation 1");
    }

    @Test
    void a_stopped_worker_lets_the_backlog_grow_and_leaves_no_claim() throws Exception {
        writeMany(30);
        sandbox.stopWorker(LIMIT);
        assertThat(sandbox.worker()).isEqualTo(WorkerState.STOPPED);
        assertThat(rows.count(OPEN + " and claimed_at is not null", scope))
                .as("claims left behind")
                .isZero();
        long before = rows.count(OPEN, scope);
        writeMany(10);
        assertThat(rows.count(OPEN, scope)).isEqualTo(before + 10);
        sandbox.startWorker();
        awaitDrained();
    }

    @Test
    void claims_of_a_killed_worker_stand_until_the_claim_timeout_and_take_effect_once() throws Exception {
        sandbox.stopWorker(LIMIT);
        writeMany(40);
        sandbox.startWorker();
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> rows.count("memory_outbox where scope = ? and published_at is not null", scope) > 0);
        sandbox.killWorker();
        long shelf = rows.count(OPEN + " and claimed_at is not null", scope);
        assertThat(shelf).as("events claimed by the dead worker").isPositive();
        rows.change(
                "create temp table shelf as select id, claimed_at from " + OPEN + " and claimed_at is not null", scope);
        sandbox.startWorker();
        awaitDrained();
        assertThat(rows.count("memory_outbox o join shelf s using (id) where o.attempts = 2"))
                .isEqualTo(shelf);
        assertThat(rows.count(
                        "memory_outbox o join shelf s using (id) where o.published_at < s.claimed_at + ?::interval",
                        SharedSandbox.CLAIM_TIMEOUT.toMillis() + " milliseconds"))
                .as("events worked on again before the claim timed out")
                .isZero();
        assertThat(rows.count("memory_nodes where scope = ? and embedding_status = 'ready'", scope))
                .isEqualTo(40);
        assertThat(rows.one("select sum(members) from memory_topics where scope = ?", scope))
                .isEqualTo("40");
    }

    /** At a load under which the worker has nothing to do half of the time. */
    @Test
    void a_kill_under_load_finds_the_worker_amid_a_batch_each_time() throws Exception {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        load.scheduleAtFixedRate(this::writeOne, 0, 70, TimeUnit.MILLISECONDS);
        try {
            for (int round = 1; round <= 4; round++) {
                sandbox.killWorker();
                assertThat(rows.count(OPEN + " and claimed_at is not null", scope))
                        .as("claims left behind in round " + round)
                        .isPositive();
                sandbox.startWorker();
                awaitDrained();
            }
        } finally {
            load.shutdown();
            load.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        awaitDrained();
    }

    @Test
    void a_frozen_worker_is_alive_and_does_nothing_until_it_is_let_go_on() throws Exception {
        sandbox.freezeWorker();
        assertThat(sandbox.worker()).isEqualTo(WorkerState.FROZEN);
        writeMany(3);
        assertThat(rows.count("pg_stat_activity where application_name = 'aionis-worker'"))
                .isPositive();
        assertThat(rows.count(OPEN, scope)).isEqualTo(3);
        sandbox.startWorker();
        assertThat(sandbox.worker()).isEqualTo(WorkerState.RUNNING);
        awaitDrained();
    }

    @Test
    void an_event_that_always_fails_becomes_a_dead_letter() throws Exception {
        api.write(scope, "n1", "a commit for the event to belong to");
        rows.change(
                "insert into memory_outbox (scope, commit_id, event_type, payload, job_key)"
                        + " select scope, id, 'unheard_of', '{}', 'test' from memory_commits where scope = ?",
                scope);
        await().atMost(LIMIT)
                .until(() -> rows.count("memory_outbox where scope = ? and failed_at is not null", scope) == 1);
        assertThat(rows.one(
                        "select failed_reason || ' ' || attempts || ' ' || last_error from memory_outbox"
                                + " where scope = ? and event_type = 'unheard_of'",
                        scope))
                .isEqualTo("max_attempts_exceeded " + SharedSandbox.MAX_ATTEMPTS + " no job for event type unheard_of");
        rows.change("delete from memory_outbox where scope = ? and event_type = 'unheard_of'", scope);
    }

    @Test
    void a_text_that_cannot_be_embedded_fails_its_node_for_good_and_is_published() throws Exception {
        api.write(scope, "mute", "…!");
        awaitDrained();
        assertThat(rows.one(
                        "select embedding_status || ': ' || embedding_last_error from memory_nodes where scope = ?",
                        scope))
                .isEqualTo("failed: no word to embed");
        api.write(scope, "mute", "now with words");
        awaitDrained();
        assertThat(rows.one("select embedding_status from memory_nodes where scope = ?", scope))
                .isEqualTo("ready");
    }

    private void writeMany(int count) throws Exception {
        String run = UUID.randomUUID().toString();
        for (int i = 0; i < count; i++) {
            assertThat(api.write(scope, run + "-" + i, "outbox entry " + i).status())
                    .isEqualTo(200);
        }
    }

    private void writeOne() {
        try {
            writeMany(1);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void awaitDrained() {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> rows.count(OPEN, scope) == 0);
    }
}
