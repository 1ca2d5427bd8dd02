package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BacklogSamplerTest {

    private final MonotonicClock clock = new MonotonicClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void samples_come_in_order_and_a_failed_one_is_a_gap_with_its_reason() {
        try (BacklogSampler sampler = sampler()) {
            sampler.start();
            Wait.upTo(Duration.ofSeconds(5))
                    .every(Duration.ofMillis(2))
                    .until(() -> sampler.samples().size() >= 4);

            assertThat(sampler.samples()).extracting(BacklogSample::pending).startsWith(1L, 3L, 4L, 5L);
            assertThat(sampler.samples()).extracting(BacklogSample::at).isSorted();
            assertThat(sampler.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.error()).startsWith("database gone");
                assertThat(gap.at())
                        .isBetween(
                                sampler.samples().get(0).at(),
                                sampler.samples().get(1).at());
            });
            assertThat(sampler.lastError()).isPresent();
            assertThat(sampler.latest()).isPresent();
        }
    }

    @Test
    void closing_ends_the_thread_and_the_connection() {
        BacklogSampler sampler = sampler();
        sampler.start();
        sampler.close();
        int askedBefore = asked.get();

        assertThat(closed).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("backlog sampler");
        assertThat(asked).hasValue(askedBefore);
    }

    @Test
    void before_the_first_sample_there_is_none_and_no_error() {
        try (BacklogSampler sampler = sampler()) {
            assertThat(sampler.latest()).isEmpty();
            assertThat(sampler.lastError()).isEmpty();
        }
    }

    @Test
    void samples_that_a_slow_database_cost_are_counted() {
        var gone = new CountDownLatch(1);
        try (BacklogSampler sampler = new BacklogSampler(
                at -> {
                    slowly(gone);
                    return new BacklogSample(at, 1, 0, 0, 0, Duration.ZERO);
                },
                () -> {},
                clock,
                Duration.ofMillis(5))) {
            sampler.start();
            Wait.upTo(Duration.ofSeconds(5)).every(Duration.ofMillis(2)).until(() -> sampler.missed() > 0);

            assertThat(sampler.missed()).as("every 5 ms, 50 ms each").isGreaterThanOrEqualTo(9);
        }
    }

    private static void slowly(CountDownLatch never) {
        try {
            never.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BacklogSampler sampler() {
        return new BacklogSampler(this::second_read_fails, () -> closed.set(true), clock, Duration.ofMillis(5));
    }

    private BacklogSample second_read_fails(Instant at) {
        int count = asked.incrementAndGet();
        if (count == 2) {
            throw new DrillException("database gone", "is it up?");
        }
        return new BacklogSample(at, count, 0, 0, 0, Duration.ZERO);
    }
}
