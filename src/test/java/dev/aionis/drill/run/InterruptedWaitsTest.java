package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a step waits for, it hears within two seconds that its drill was ended. */
@Timeout(60)
class InterruptedWaitsTest {

    private static final Duration HEARD = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final RunningStep step = new RunningStep();

    @Test
    void a_wait_that_looks_seldom() {
        endsWhileIn(() -> Wait.upTo(LONG).every(Duration.ofMinutes(1)).until(() -> false));
    }

    @Test
    void a_command_which_is_killed() {
        endsWhileIn(() -> Command.of(List.of("sleep", "300")).timeout(LONG).run());
    }

    @Test
    void a_request_that_nobody_answers() {
        try (var server = new RawServer((request, client) -> true);
                var api = new AionisApi(new ApiTarget("silent", server.url(), "", LONG), new MonotonicClock())) {
            endsWhileIn(api::health);
        }
    }

    @Test
    void a_statement_that_the_database_holds_back(@TempDir Path directory) throws Exception {
        try (ExternalPlace place = ExternalPlace.in(directory);
                var database = new AionisDatabase(place.reader(), LONG);
                Connection owner = Superuser.connect(place.server());
                Statement lock = owner.createStatement()) {
            assertThat(database.replicationLag().standbys())
                    .as("read before it is held back")
                    .isZero();
            assertThat(database.replicationLag().visible()).isTrue();
            owner.setAutoCommit(false);
            lock.execute("lock table memory_outbox in access exclusive mode");
            step.onInterrupt(database::hangUp);

            endsWhileIn(() -> database.backlog(new MonotonicClock().instant()));

            owner.rollback();
            assertThat(database.backlog(new MonotonicClock().instant()).pending())
                    .as("the next reading opens another connection")
                    .isZero();
        }
    }

    private void endsWhileIn(RunningStep.Body waiting) {
        var begun = new CountDownLatch(1);
        CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
            long asked = whenBegun(begun);
            step.last("this test");
            step.interrupt();
            return asked;
        });

        assertThatThrownBy(() -> step.carryOut(() -> {
                    begun.countDown();
                    waiting.run();
                }))
                .isInstanceOf(DrillAborted.class);

        assertThat(Duration.ofNanos(System.nanoTime() - ended.join())).isLessThan(HEARD);
    }

    /** Half a second into the wait: that it is under way shows nowhere else. */
    private static long whenBegun(CountDownLatch begun) {
        try {
            begun.await();
            long asked = System.nanoTime() + Duration.ofMillis(500).toNanos();
            Wait.upTo(LONG).until(() -> System.nanoTime() - asked >= 0);
            return asked;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
