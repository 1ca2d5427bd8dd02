package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.MonotonicClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A schedule whose second tick is an hour away, so that whatever comes sooner was not on it. */
@Timeout(30)
class MetronomeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NAME = "metronome under test";

    private final AtomicInteger done = new AtomicInteger();

    private Metronome metronome(Runnable work) {
        return new Metronome(NAME, new MonotonicClock(), work, () -> Pace.steady(Duration.ofHours(1)));
    }

    private static Thread thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    private void awaitRest(int times) {
        Wait.upTo(LIMIT)
                .forThe("thread at rest after its work")
                .every(Duration.ofMillis(2))
                .until(() -> done.get() >= times && thread().getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void it_rests_between_its_ticks() {
        try (Metronome metronome = metronome(done::incrementAndGet)) {
            metronome.start();
            awaitRest(1);

            assertThat(done).hasValue(1);
            assertThat(thread().isDaemon()).as("it keeps no drill from ending").isTrue();
        }
    }

    @Test
    void hurried_it_works_once_more_and_rests_again() {
        try (Metronome metronome = metronome(done::incrementAndGet)) {
            metronome.start();
            awaitRest(1);
            metronome.hurry();
            awaitRest(2);

            assertThat(done).hasValue(2);
            assertThat(metronome.missed()).isZero();
        }
    }

    @Test
    void closing_wakes_it_and_it_is_gone() {
        Metronome metronome = metronome(done::incrementAndGet);
        metronome.start();
        awaitRest(1);
        Thread thread = thread();

        metronome.close();

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void closing_waits_for_work_under_way() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var whole = new AtomicBoolean();
        Metronome metronome = metronome(() -> {
            begun.countDown();
            awaitUninterrupted(release);
            whole.set(true);
        });
        metronome.start();
        begun.await();
        var closed = new AtomicBoolean();
        var closing = new Thread(() -> {
            metronome.close();
            closed.set(whole.get());
        });
        closing.start();
        Wait.upTo(LIMIT)
                .forThe("closing thread to wait")
                .every(Duration.ofMillis(2))
                .until(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        release.countDown();
        closing.join();

        assertThat(closed).as("it was closed only when the work was done").isTrue();
    }

    @Test
    void an_interrupt_ends_the_waiting_and_is_kept() {
        Metronome metronome = metronome(done::incrementAndGet);
        metronome.start();
        Thread.currentThread().interrupt();

        metronome.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
