package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, as roles that may read and nothing more. Every way past the lock that is known is tried. */
class EnvironmentLockTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final LockOwner FIRST = owner("ha_drill_20260228_staging-ha_01", "staging-ha", "ops@example.com");
    private static final LockOwner SECOND = owner("ha_drill_20260228_staging-ha_02", "staging-ha", "somebody else");

    @TempDir
    static Path directory;

    private static ContractServer server;
    private static Connection superuser;
    private static ContractSchema schema;

    @BeforeAll
    static void startServer() throws SQLException {
        server = ContractServer.in(directory);
        superuser = server.owner();
        schema = server.schema();
        schema.run("create role stranger login password 'stranger'");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    @AfterEach
    void nobodyHoldsItAnyMore() {
        assertThat(EnvironmentLock.holders(reader(), FIRST)).isEmpty();
    }

    @Test
    void a_second_drill_is_refused_and_told_whose_the_first_one_is() {
        try (var lock = EnvironmentLock.take(reader(), FIRST)) {
            lock.requireHeld();

            assertThatThrownBy(() -> EnvironmentLock.take(reader(), SECOND))
                    .isInstanceOf(EnvironmentTaken.class)
                    .hasMessageStartingWith("environment staging-ha, drill ha_drill_20260228_staging-ha_01 of"
                            + " ops@example.com on db-host-1 runs in it since 2026-02-28T12:00:00Z, expected none\n")
                    .hasMessageContaining("HINT: wait until it has ended; it last spoke ");
            assertThatThrownBy(() -> EnvironmentLock.look(reader(), SECOND)).isInstanceOf(EnvironmentTaken.class);
            lock.requireHeld();
        }
        EnvironmentLock.look(reader(), SECOND);
        EnvironmentLock.take(reader(), SECOND).close();
    }

    @Test
    void a_second_name_for_the_environment_gets_no_second_drill_in() {
        var renamed = owner("ha_drill_20260228_other-name_01", "other-name", "somebody else");
        try (var lock = EnvironmentLock.take(reader(), FIRST)) {
            lock.requireHeld();
            assertThatThrownBy(() -> EnvironmentLock.take(reader(), renamed))
                    .hasMessageStartingWith("environment other-name, drill " + FIRST.drill() + " of ");
        }
    }

    @Test
    void who_looks_after_the_drill_joins_it_and_keeps_others_out_when_the_drill_is_gone() {
        EnvironmentLock drill = EnvironmentLock.take(reader(), FIRST);
        try (var joined = EnvironmentLock.join(reader(), FIRST)) {
            drill.close();

            joined.requireHeld();
            assertThatThrownBy(() -> EnvironmentLock.take(reader(), SECOND)).isInstanceOf(EnvironmentTaken.class);
            assertThatThrownBy(() -> EnvironmentLock.join(reader(), SECOND))
                    .isInstanceOf(EnvironmentTaken.class)
                    .hasMessageContaining(FIRST.drill());
            joined.requireHeld();
        } finally {
            drill.close();
        }
    }

    @Test
    void to_join_takes_no_other_drills_place() {
        try (var lock = EnvironmentLock.take(reader(), SECOND)) {
            assertThatThrownBy(() -> EnvironmentLock.join(reader(), FIRST))
                    .isInstanceOf(EnvironmentTaken.class)
                    .hasMessageContaining(SECOND.drill());
            lock.requireHeld();
            assertThat(EnvironmentLock.holders(reader(), FIRST)).hasSize(1);
        }
    }

    @Test
    void a_role_that_may_not_see_the_first_drill_is_refused_and_told_so() {
        try (var lock = EnvironmentLock.take(reader(), FIRST)) {
            lock.requireHeld();
            assertThatThrownBy(() -> EnvironmentLock.take(stranger(), SECOND))
                    .isInstanceOf(EnvironmentTaken.class)
                    .hasMessageContaining("runs in it, whose it is this role may not see, expected none")
                    .hasMessageContaining("a member of pg_read_all_stats is told whose it is");
            assertThatThrownBy(() -> EnvironmentLock.join(stranger(), FIRST)).isInstanceOf(EnvironmentTaken.class);
        }
    }

    @Test
    void whatever_an_owner_is_called_it_is_told_and_runs_as_no_sql() {
        var hostile = owner(FIRST.drill(), "staging-ha", "O'Hara */ select pg_sleep(9); /* {fn x} \"q\" ? $1 \n\t Ж");
        var endless = owner(SECOND.drill(), "staging-ha", "*".repeat(5_000));
        try (var lock = EnvironmentLock.take(reader(), hostile)) {
            lock.requireHeld();
            assertThat(EnvironmentLock.holders(reader(), SECOND))
                    .singleElement()
                    .satisfies(holder -> assertThat(holder.owner()).contains(hostile));
        }
        try (var lock = EnvironmentLock.take(reader(), endless)) {
            lock.requireHeld();
            assertThat(EnvironmentLock.holders(reader(), FIRST))
                    .singleElement()
                    .satisfies(holder ->
                            assertThat(holder.owner().orElseThrow().owner()).matches("\\*{20,60}"));
        }
    }

    @Test
    void a_session_that_broke_is_taken_up_again() throws SQLException {
        try (var lock = EnvironmentLock.take(reader(), FIRST, NEVER)) {
            int before = backend();
            terminate(before);

            lock.requireHeld();

            assertThat(backend()).isNotEqualTo(before);
            assertThatThrownBy(() -> EnvironmentLock.take(reader(), SECOND)).isInstanceOf(EnvironmentTaken.class);
        }
    }

    @Test
    void the_heartbeat_takes_up_a_broken_session_by_itself_and_shows_that_it_lives() throws SQLException {
        try (var lock = EnvironmentLock.take(reader(), FIRST, OFTEN)) {
            lock.requireHeld();
            int before = backend();
            terminate(before);

            Wait.upTo(LIMIT)
                    .forThe("the lock in another session")
                    .until(() -> EnvironmentLock.holders(reader(), FIRST).stream()
                            .anyMatch(holder -> holder.backend() != before
                                    && holder.silence().orElseThrow().compareTo(Duration.ofSeconds(2)) < 0));
        }
    }

    @Test
    void where_another_drill_was_quicker_the_lock_is_lost_and_the_drill_is_told() throws SQLException {
        List<DrillException> told = new CopyOnWriteArrayList<>();
        try (var lock = EnvironmentLock.take(reader(), FIRST, NEVER)) {
            lock.onLost(told::add);
            terminate(backend());
            try (var other = EnvironmentLock.take(reader(), SECOND)) {
                lock.beat();
                lock.beat();

                assertThat(told).singleElement().isInstanceOf(EnvironmentTaken.class);
                assertThatThrownBy(lock::requireHeld).hasMessageContaining(SECOND.drill());
                other.requireHeld();
            }
            assertThatThrownBy(lock::requireHeld).as("lost for good").hasMessageContaining(SECOND.drill());
        }
    }

    @Test
    void a_lock_that_was_given_back_is_not_held() {
        EnvironmentLock lock = EnvironmentLock.take(reader(), FIRST);
        lock.close();
        lock.close();

        assertThatThrownBy(lock::requireHeld)
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("given back, expected it held");
    }

    @Test
    void without_a_database_there_is_no_lock() {
        var nowhere = new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/aionis", "nobody", "hunter2-secret");

        assertThatThrownBy(() -> EnvironmentLock.take(nowhere, FIRST))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("environment lock at jdbc:postgresql://127.0.0.1:1/aionis, not held: 08001 ")
                .hasMessageNotContaining("hunter2");
    }

    private static LockOwner owner(String drill, String environment, String owner) {
        return new LockOwner(drill, environment, owner, "db-host-1", Instant.parse("2026-02-28T12:00:00Z"));
    }

    private static int backend() {
        return EnvironmentLock.holders(reader(), FIRST).get(0).backend();
    }

    private static void terminate(int backend) throws SQLException {
        schema.run("select pg_terminate_backend(?, 10000)", backend);
    }

    private static DatabaseAccess reader() {
        return server.reader();
    }

    private static DatabaseAccess stranger() {
        return server.login("stranger", "stranger");
    }
}
