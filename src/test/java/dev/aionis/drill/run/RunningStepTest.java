package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.await.Wait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a step is ended from another thread. */
@Timeout(20)
class RunningStepTest {

    private final RunningStep step = new RunningStep();

    @Test
    void a_step_that_waits_is_ended_by_the_reason_and_its_thread_is_whole_again() {
        var begun = new CountDownLatch(1);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> {
            await(begun);
            step.last("the lock was lost");
            step.interrupt();
        });

        assertThatThrownBy(() -> step.carryOut(() -> {
                    begun.countDown();
                    Wait.upTo(Duration.ofMinutes(5)).forThe("nothing").until(() -> false);
                }))
                .isInstanceOf(DrillAborted.class)
                .hasMessageStartingWith("aborted because the lock was lost\nHINT: ");
        ending.join();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(step.unsaid()).as("a step has failed by it").isFalse();
    }

    @Test
    void what_a_step_finds_after_its_end_was_asked_for_does_not_count() {
        assertThatThrownBy(() -> step.carryOut(() -> {
                    step.last("backlog");
                    step.interrupt();
                    assertThat(Thread.interrupted()).as("swallowed").isTrue();
                }))
                .isInstanceOf(DrillAborted.class);
    }

    @Test
    void no_step_begins_after_the_end_and_the_first_reason_stays() {
        var ran = new AtomicInteger();
        assertThat(step.last("first")).isTrue();
        assertThat(step.last("second")).isFalse();
        assertThat(step.unsaid()).isTrue();

        assertThatThrownBy(() -> step.carryOut(ran::incrementAndGet))
                .isInstanceOf(DrillAborted.class)
                .hasMessageContaining("aborted because first");

        assertThat(ran).hasValue(0);
    }

    @Test
    void what_is_deaf_to_interrupts_lets_go() {
        var letGo = new AtomicInteger();
        step.onInterrupt(letGo::incrementAndGet);

        step.interrupt();

        assertThat(letGo).hasValue(1);
        assertThat(Thread.currentThread().isInterrupted())
                .as("no step runs here")
                .isFalse();
    }

    @Test
    void a_step_of_a_drill_that_goes_on_fails_by_what_it_throws() {
        assertThatThrownBy(() -> step.carryOut(() -> {
                    throw new IllegalStateException("no route");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no route");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
