package dev.aionis.drill.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity self = ProcessIdentity.self();

    @Test
    void a_process_that_runs_is_there() {
        assertThat(self.startedAt()).as("premise: the system tells").isAfter(Instant.EPOCH);
        assertThat(self.there()).isTrue();
        assertThat(self.gone()).isFalse();
    }

    @Test
    void its_start_may_be_told_differently_by_another_process() {
        assertThat(later(Duration.ofMillis(1500)).there()).isTrue();
        assertThat(later(Duration.ofMillis(-1500)).gone()).isFalse();
    }

    @Test
    void another_process_of_the_same_number_is_not_it() {
        assertThat(later(Duration.ofSeconds(-60)).there()).isFalse();
        assertThat(later(Duration.ofSeconds(-60)).gone()).isTrue();
    }

    @Test
    void one_that_ended_is_gone_also_before_its_parent_asked_for_it() throws Exception {
        // a shell that becomes another program reaps nobody
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 30").start();
        try {
            long zombie = Long.parseLong(parent.inputReader().readLine());
            Wait.upTo(Duration.ofSeconds(10))
                    .forThe("its end")
                    .until(() -> ProcessState.of(zombie) == ProcessState.GONE);
            assertThat(new ProcessIdentity(zombie, Instant.now()).gone()).isTrue();
            assertThat(new ProcessIdentity(zombie, Instant.now()).there()).isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void where_nobody_told_its_start_it_is_neither_killed_nor_cleared_up_after() {
        var unknown = new ProcessIdentity(self.pid(), Instant.EPOCH);

        assertThat(unknown.there()).isFalse();
        assertThat(unknown.gone()).isFalse();
    }

    private ProcessIdentity later(Duration by) {
        return new ProcessIdentity(self.pid(), self.startedAt().plus(by));
    }
}
