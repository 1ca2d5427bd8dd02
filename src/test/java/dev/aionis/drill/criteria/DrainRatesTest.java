package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rates of drains that are a few samples long, a second apart. */
class DrainRatesTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private static BacklogSample sample(int second, long pending, long published, long deadLetters) {
        return new BacklogSample(NOON.plusSeconds(second), pending, 0, deadLetters, published, Duration.ZERO);
    }

    /** Pending and published rows, sample by sample. */
    private static List<BacklogSample> drain(long[] pending, long[] published) {
        return IntStream.range(0, pending.length)
                .mapToObj(i -> sample(i, pending[i], published[i], 0))
                .toList();
    }

    @Test
    void rates_are_those_from_the_first_progress_to_half_of_the_backlog() {
        // 10 a second come in; the worker begins with the second sample and does 30 a second
        var rates = DrainRates.of(drain(new long[] {100, 80, 60, 40, 20}, new long[] {1000, 1030, 1060, 1090, 1120}), 0)
                .orElseThrow();
        assertThat(rates.firstProgress()).isEqualTo(NOON.plusSeconds(1));
        assertThat(rates.served()).isEqualTo(30);
        assertThat(rates.arrivals()).isEqualTo(10);
    }

    @Test
    void a_drain_of_two_samples_tells_no_rate_and_one_of_three_does() {
        assertThat(DrainRates.of(drain(new long[] {100, 80, 50, 20}, new long[] {0, 20, 50, 80}), 0))
                .isEmpty();
        assertThat(DrainRates.of(drain(new long[] {100, 80, 51, 20}, new long[] {0, 20, 49, 80}), 0))
                .isPresent();
    }

    @Test
    void a_backlog_that_was_not_seen_to_halve_tells_no_rate() {
        assertThat(DrainRates.of(drain(new long[] {100, 90, 80, 70}, new long[] {0, 10, 20, 30}), 0))
                .isEmpty();
        assertThat(DrainRates.of(drain(new long[] {100, 100, 100}, new long[] {7, 7, 7}), 0))
                .as("no progress at all")
                .isEmpty();
        assertThat(DrainRates.of(List.of(), 0)).isEmpty();
    }

    @Test
    void rows_that_a_dead_worker_holds_are_not_part_of_the_half() {
        long[] pending = {100, 90, 80, 70, 60};
        long[] published = {0, 10, 20, 30, 40};
        assertThat(DrainRates.of(drain(pending, published), 0)).isEmpty();
        assertThat(DrainRates.of(drain(pending, published), 40).orElseThrow().served())
                .as("70 pending are half of what can be served, and the 40")
                .isEqualTo(10);
    }

    @Test
    void a_dead_letter_is_done_as_well() {
        var drain = List.of(sample(0, 90, 0, 5), sample(1, 60, 20, 15), sample(2, 50, 25, 20), sample(3, 30, 40, 25));
        var rates = DrainRates.of(drain, 0).orElseThrow();
        assertThat(rates.served()).isEqualTo(15);
        assertThat(rates.arrivals()).isZero();
    }

    @Test
    void counters_that_ran_backwards_tell_no_rate() {
        assertThat(DrainRates.of(drain(new long[] {100, 80, 70, 40}, new long[] {1000, 1020, 1010, 1020}), 0))
                .as("nothing served between first progress and half")
                .isEmpty();
        assertThat(DrainRates.of(drain(new long[] {100, 80, 60, 40}, new long[] {0, 20, 30, 40}), 0))
                .as("rows that went without being done")
                .isEmpty();
    }

    @Test
    void a_worker_that_does_not_keep_up_never_comes_to_the_end() {
        assertThat(new DrainRates(10, 30, NOON).timeFor(40)).contains(Duration.ofSeconds(2));
        assertThat(new DrainRates(10, 10, NOON).timeFor(40)).isEmpty();
        assertThat(new DrainRates(11, 10, NOON).timeFor(40)).isEmpty();
    }
}
