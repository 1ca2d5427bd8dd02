package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.Backlogs.RESTARTED;
import static dev.aionis.drill.criteria.Backlogs.STOPPED;
import static dev.aionis.drill.criteria.Backlogs.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BacklogCurveTest {

    private static final Duration SUSTAINED = Duration.ofSeconds(5);

    private static BacklogSample pending(double second, long rows) {
        return new BacklogSample(at(second), rows, 0, 0, 0, Duration.ZERO);
    }

    private static List<BacklogSample> flat(double from, double to, long rows) {
        return IntStream.range(0, (int) Math.round((to - from) * 10))
                .mapToObj(i -> pending(from + i * 0.1, rows))
                .toList();
    }

    private static BacklogCurve of(List<BacklogSample> baseline, List<BacklogSample> after) {
        return BacklogCurve.of(baseline, after, at(STOPPED), at(RESTARTED), SUSTAINED);
    }

    private static List<BacklogSample> joined(Stream<List<BacklogSample>> parts) {
        return parts.flatMap(List::stream).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @Test
    void a_worker_outage_shows_growth_peak_and_drain() {
        BacklogCurve curve = new Backlogs(10, 50, 0, 0).play(80).curve(SUSTAINED);
        assertThat(curve.grew()).isTrue();
        BacklogPeak peak = curve.peak().orElseThrow();
        assertThat(peak.rows()).isBetween(198L, 205L);
        assertThat(peak.at()).isBetween(at(39.8), at(40.1));
        assertThat(peak.factor())
                .isEqualTo(peak.rows() / Math.max(1, curve.steady().median()));
        // 200 rows at 40 a second net
        assertThat(seconds(curve.drain().orElseThrow().middle())).isCloseTo(5, within(0.3));
        assertThat(curve.shelf()).isEmpty();
    }

    @Test
    void the_prediction_from_the_first_half_agrees_with_a_steady_drain() {
        for (double served : new double[] {15, 20, 50, 100}) {
            BacklogCurve curve = new Backlogs(10, served, 0, 0).play(120).curve(SUSTAINED);
            DrainRates rates = curve.rates().orElseThrow();
            assertThat(rates.served()).isCloseTo(served, within(1.0));
            assertThat(rates.arrivals()).isCloseTo(10, within(1.0));
            double seen = seconds(curve.drain().orElseThrow().middle());
            assertThat(seconds(curve.predictedDrain().orElseThrow())).isCloseTo(seen, within(0.1 * seen + 0.2));
        }
    }

    @Test
    void a_killed_worker_leaves_a_shelf_until_its_claims_expire() {
        BacklogCurve curve = new Backlogs(10, 50, 20, 60).play(90).curve(SUSTAINED);
        ClaimShelf shelf = curve.shelf().orElseThrow();
        assertThat(shelf.rows()).isEqualTo(20);
        assertThat(shelf.from().latest()).isBetween(at(44), at(46));
        assertThat(shelf.to().orElseThrow().latest()).isBetween(at(59.9), at(60.2));
        assertThat(curve.drainedAt().orElseThrow().latest()).isBetween(at(59.9), at(61));
        double predicted = seconds(curve.predictedDrain(Duration.ofSeconds(40)).orElseThrow());
        assertThat(predicted).isCloseTo(seconds(curve.drain().orElseThrow().middle()), within(1.0));
    }

    @Test
    void a_few_rows_held_by_a_dead_worker_are_not_drained_though_few() {
        BacklogCurve curve = new Backlogs(10, 50, 3, 1000).play(90).curve(SUSTAINED);
        assertThat(curve.steady().high()).isGreaterThan(3);
        assertThat(curve.drainedAt()).isEmpty();
        assertThat(curve.shelf().orElseThrow().to()).isEmpty();
    }

    @Test
    void a_worker_that_was_never_stopped_shows_no_growth() {
        BacklogCurve curve = of(flat(0, 20, 3), flat(20, 60, 4));
        assertThat(curve.grew()).isFalse();
        assertThat(curve.peak().orElseThrow().factor()).isCloseTo(4.0 / 3, within(1e-9));
    }

    @Test
    void a_rise_after_the_drain_is_a_relapse_and_no_growth() {
        BacklogCurve curve = of(flat(0, 20, 3), joined(Stream.of(flat(20, 50, 3), flat(50, 52, 500), flat(52, 60, 3))));
        assertThat(curve.grew()).isFalse();
        assertThat(curve.relapsedAt()).contains(at(50));
    }

    @Test
    void a_relapse_voids_the_first_drain() {
        BacklogCurve curve = of(
                flat(0, 20, 3),
                joined(Stream.of(flat(20, 42, 100), flat(42, 50, 3), flat(50, 52, 100), flat(52, 60, 3))));
        assertThat(curve.drainedAt()).contains(new BoundedInstant(at(51.9), at(52.1)));
        assertThat(curve.relapsedAt()).contains(at(50));
    }

    @Test
    void a_relapse_at_the_end_leaves_it_undrained() {
        BacklogCurve curve =
                of(flat(0, 20, 3), joined(Stream.of(flat(20, 42, 100), flat(42, 50, 3), flat(50, 50.1, 100))));
        assertThat(curve.drainedAt()).isEmpty();
    }

    @Test
    void a_range_reached_for_less_than_the_sustained_window_is_not_drained() {
        assertThat(of(flat(0, 20, 3), joined(Stream.of(flat(20, 42, 100), flat(42, 46.9, 3))))
                        .drainedAt())
                .isEmpty();
        assertThat(of(flat(0, 20, 3), joined(Stream.of(flat(20, 42, 100), flat(42, 47.1, 3))))
                        .drainedAt())
                .isPresent();
    }

    @Test
    void a_gap_before_the_drain_widens_its_bounds() {
        BacklogCurve curve = of(flat(0, 20, 3), joined(Stream.of(flat(20, 42, 100), flat(45, 55, 3))));
        assertThat(curve.drainedAt()).contains(new BoundedInstant(at(41.9), at(45.1)));
        assertThat(curve.drain().orElseThrow().shortest()).isEqualTo(Duration.ofMillis(1900));
        assertThat(curve.drain().orElseThrow().longest()).isEqualTo(Duration.ofMillis(5100));
    }

    @Test
    void a_gap_of_the_sustained_length_after_the_drain_proves_nothing() {
        BacklogCurve curve = of(flat(0, 20, 3), joined(Stream.of(flat(20, 42, 100), flat(42, 43, 3), flat(48, 49, 3))));
        assertThat(curve.drainedAt()).isEmpty();
    }

    @Test
    void counters_that_ran_backwards_give_no_rate() {
        List<BacklogSample> cleaned = new Backlogs(10, 50, 0, 0)
                .play(80).after().stream()
                        .map(sample -> new BacklogSample(
                                sample.at(),
                                sample.pending(),
                                sample.claimed(),
                                0,
                                sample.at().isAfter(at(41)) ? 0 : sample.published(),
                                sample.oldestAge()))
                        .toList();
        assertThat(of(flat(0, 20, 3), cleaned).predictedDrain()).isEmpty();
    }

    @Test
    void what_was_before_the_stop_is_not_of_the_outage() {
        BacklogCurve curve = of(flat(0, 20, 3), joined(Stream.of(flat(15, 20, 900), flat(20, 60, 4))));
        assertThat(curve.samples().get(0).at()).isEqualTo(at(20));
        assertThat(curve.peak().orElseThrow().rows()).isEqualTo(4);
    }

    @Test
    void a_backlog_at_the_edge_of_its_range_has_not_grown_and_one_row_more_has() {
        assertThat(of(flat(0, 20, 3), flat(20, 60, 8)).grew()).isFalse();
        assertThat(of(flat(0, 20, 3), flat(20, 60, 9)).grew()).isTrue();
    }

    @Test
    void a_backlog_that_goes_on_growing_after_the_restart_peaks_there_and_the_first_of_equals_is_the_peak() {
        BacklogCurve curve =
                of(flat(0, 20, 3), joined(Stream.of(flat(20, 40, 100), flat(40, 43, 120), flat(43, 60, 3))));
        assertThat(curve.peak().orElseThrow().rows()).isEqualTo(120);
        assertThat(curve.peak().orElseThrow().at()).isEqualTo(at(40));
    }

    @Test
    void where_nobody_looked_until_the_restart_the_first_sample_after_it_tells_what_was_pending() {
        assertThat(of(flat(0, 20, 3), flat(41, 60, 70)).pendingAtRestart()).isEqualTo(70);
        assertThat(of(flat(0, 20, 3), flat(30, 40.2, 70)).pendingAtRestart()).isEqualTo(70);
    }

    @Test
    void a_gap_of_the_sustained_length_up_to_the_last_sample_proves_nothing_and_a_shorter_one_does_no_harm() {
        List<BacklogSample> high = flat(20, 42, 100);
        assertThat(of(flat(0, 20, 3), joined(Stream.of(high, flat(42, 43.1, 3), List.of(pending(48, 3)))))
                        .drainedAt())
                .isEmpty();
        assertThat(of(flat(0, 20, 3), joined(Stream.of(high, flat(42, 43.1, 3), List.of(pending(47.9, 3)))))
                        .drainedAt())
                .contains(new BoundedInstant(at(41.9), at(42.1)));
    }

    @Test
    void the_prediction_is_the_time_to_the_first_finished_row_and_what_the_rows_above_the_range_take() {
        // 100 rows at the restart, nothing comes in, 10 a second are served from the second second on
        BacklogCurve curve = of(flat(0, 20, 3), serving(100, 0, 0));
        assertThat(curve.rates()).contains(new DrainRates(0, 10, at(42)));
        assertThat(curve.predictedDrain()).as("(100 − 8) / 10").contains(Duration.ofMillis(2000 + 9200));
        assertThat(curve.predictedDrain(Duration.ofHours(1)))
                .as("no claims were held")
                .isEqualTo(curve.predictedDrain());
    }

    @Test
    void held_rows_are_served_after_all_others_and_not_before_their_claims_expire() {
        BacklogCurve curve = of(flat(0, 20, 3), serving(100, 20, 70));
        assertThat(curve.shelf().orElseThrow().rows()).isEqualTo(20);
        // the others are served in 2 + 80 / 10 s, the held in 20 / 10 s
        assertThat(curve.predictedDrain(Duration.ofSeconds(40))).contains(Duration.ofSeconds(22));
        assertThat(curve.predictedDrain(Duration.ofSeconds(25))).contains(Duration.ofSeconds(12));
    }

    @Test
    void a_shelf_stands_from_when_the_rest_is_done_until_the_first_held_row_is_taken() {
        BacklogCurve curve = of(flat(0, 20, 3), serving(100, 20, 70));
        // 10 a second from 42 on: 30 are left at 48, and at 49 no more than the 20 that are held
        assertThat(curve.shelf())
                .contains(new ClaimShelf(
                        20, new BoundedInstant(at(48), at(50)), Optional.of(new BoundedInstant(at(69), at(71)))));
    }

    @Test
    void a_shelf_that_stood_at_the_restart_stands_from_there() {
        assertThat(of(flat(0, 20, 3), serving(20, 20, 43)).shelf())
                .contains(new ClaimShelf(
                        20, new BoundedInstant(at(40), at(42)), Optional.of(new BoundedInstant(at(42), at(44)))));
    }

    @Test
    void there_is_no_shelf_without_held_rows_or_where_they_are_young_or_where_the_rest_is_never_done() {
        BacklogSample fewAndOld = new BacklogSample(at(41), 3, 0, 0, 0, Duration.ofMinutes(1));
        assertThat(of(flat(0, 20, 3), joined(Stream.of(flat(20, 40.1, 100), List.of(fewAndOld))))
                        .shelf())
                .as("nothing was held")
                .isEmpty();
        List<BacklogSample> held = List.of(
                new BacklogSample(at(40), 20, 20, 0, 0, Duration.ofMinutes(1)),
                new BacklogSample(at(41), 20, 20, 0, 0, Duration.ofSeconds(1)));
        assertThat(of(flat(0, 20, 3), held).shelf())
                .as("held, but by a living worker")
                .isEmpty();
        assertThat(of(flat(0, 20, 3), serving(100, 20, 70).subList(0, 25)).shelf())
                .as("cut before the rest was done")
                .isEmpty();
    }

    @Test
    void a_shelf_ends_as_well_when_what_is_left_is_young() {
        List<BacklogSample> samples = List.of(
                new BacklogSample(at(40), 20, 20, 0, 0, Duration.ofMinutes(1)),
                new BacklogSample(at(41), 20, 20, 0, 0, Duration.ofMinutes(1)),
                new BacklogSample(at(42), 20, 20, 0, 0, Duration.ofSeconds(1)));
        assertThat(of(flat(0, 20, 3), samples).shelf().orElseThrow().to()).contains(new BoundedInstant(at(41), at(42)));
    }

    /**
     * A sample a second from the stop to 80: {@code rows} pending, of which a dead worker holds {@code held} until
     * {@code heldUntil}; from second 42 on 10 a second are served.
     */
    private static List<BacklogSample> serving(long rows, long held, int heldUntil) {
        List<BacklogSample> samples = new ArrayList<>();
        long pending = rows;
        for (int second = 20; second <= 80; second++) {
            boolean holding = second < heldUntil;
            long floor = holding ? held : 0;
            if (second >= 42) {
                pending = Math.max(floor, pending - 10);
            }
            Duration age = pending == 0 ? Duration.ZERO : Duration.ofSeconds(second);
            samples.add(new BacklogSample(at(second), pending, holding ? held : 0, 0, rows - pending, age));
        }
        return samples;
    }

    @Test
    void without_samples_there_is_no_peak_and_no_drain() {
        BacklogCurve curve = of(List.of(), List.of());
        assertThat(curve.peak()).isEmpty();
        assertThat(curve.drainedAt()).isEmpty();
        assertThat(curve.rates()).isEmpty();
        assertThat(curve.grew()).isFalse();
    }

    @Test
    void one_odd_sample_does_not_make_the_steady_range() {
        SteadyBacklog steady = SteadyBacklog.of(joined(Stream.of(flat(0, 10, 3), List.of(pending(11, 10_000)))));
        assertThat(steady.high()).isEqualTo(3 + SteadyBacklog.FLOOR);
        assertThat(steady.median()).isEqualTo(3);
    }

    @Test
    void bursts_that_the_baseline_showed_more_than_once_are_steady() {
        SteadyBacklog steady = SteadyBacklog.of(joined(Stream.of(flat(0, 5, 0), flat(5, 6, 40))));
        assertThat(steady.high()).isEqualTo(40);
    }

    @Test
    void the_steady_range_holds_its_median_and_scales_with_the_backlog() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            List<BacklogSample> baseline = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(i -> pending(i, random.nextInt(100)))
                    .toList();
            SteadyBacklog steady = SteadyBacklog.of(baseline);
            assertThat((double) steady.low()).isLessThanOrEqualTo(steady.median());
            assertThat((double) steady.high()).isGreaterThanOrEqualTo(steady.median() + SteadyBacklog.FLOOR);
            List<BacklogSample> more = baseline.stream()
                    .map(sample -> new BacklogSample(sample.at(), sample.pending() + 1000, 0, 0, 0, sample.oldestAge()))
                    .toList();
            assertThat(SteadyBacklog.of(more).high()).isEqualTo(steady.high() + 1000);
        }
    }

    @Test
    void the_drain_lies_within_its_bounds_however_sparse_the_samples() {
        Random random = new Random(6);
        BacklogCurve dense = new Backlogs(10, 40, 0, 0).play(90).curve(SUSTAINED);
        for (int run = 0; run < 100; run++) {
            double keep = 0.3 + 0.7 * random.nextDouble();
            List<BacklogSample> kept = dense.samples().stream()
                    .filter(sample -> random.nextDouble() < keep)
                    .toList();
            BacklogCurve sparse = of(new Backlogs(10, 40, 0, 0).play(20).baseline(), kept);
            assertThat(sparse.drain().orElseThrow().shortest())
                    .isLessThanOrEqualTo(dense.drain().orElseThrow().longest());
            assertThat(sparse.drain().orElseThrow().longest())
                    .isGreaterThanOrEqualTo(dense.drain().orElseThrow().shortest());
        }
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        Backlogs played = new Backlogs(10, 50, 20, 60).play(90);
        List<BacklogSample> baseline = new ArrayList<>(played.baseline());
        List<BacklogSample> after = new ArrayList<>(played.after());
        Collections.shuffle(baseline, new Random(1));
        Collections.shuffle(after, new Random(2));
        assertThat(of(baseline, after)).isEqualTo(played.curve(SUSTAINED));
    }
}
