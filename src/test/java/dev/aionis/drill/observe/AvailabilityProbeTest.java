package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AvailabilityProbeTest {

    private static final Duration UP = Duration.ofMillis(10);
    private static final Duration DOWN = Duration.ofMillis(2);
    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private final MonotonicClock clock = new MonotonicClock();
    private final AtomicBoolean serving = new AtomicBoolean(true);

    @Test
    void scripted_outages_lie_within_the_bounds_that_the_probe_reports() {
        List<BoundedInstant> downs = new ArrayList<>();
        List<BoundedInstant> ups = new ArrayList<>();
        try (AvailabilityProbe probe = probing()) {
            probe.start();
            for (int i = 0; i < 5; i++) {
                awaitSamples(probe, 3);
                downs.add(flip(false));
                awaitSamples(probe, 3);
                ups.add(flip(true));
            }
            awaitSamples(probe, 2);

            List<Outage> outages = probe.outages();
            assertThat(outages).hasSize(5);
            for (int i = 0; i < 5; i++) {
                Outage outage = outages.get(i);
                assertThat(overlap(outage.start(), downs.get(i))).isTrue();
                assertThat(overlap(outage.end(), ups.get(i))).isTrue();
                Span truth = downs.get(i).until(ups.get(i));
                assertThat(outage.length().shortest()).isLessThanOrEqualTo(truth.longest());
                assertThat(outage.length().longest()).isGreaterThanOrEqualTo(truth.shortest());
            }
        }
    }

    @Test
    void it_asks_more_often_while_down() {
        serving.set(false);
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "write",
                () -> new ProbeResult(serving.get(), "x"),
                ProbeIntervals.of(Duration.ofHours(1), DOWN),
                clock)) {
            probe.start();
            awaitSamples(probe, 3);

            assertThat(probe.samples())
                    .as("an hour between good probes, so these came at the quick interval")
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void it_rests_for_the_long_interval_while_all_is_well() {
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "at rest",
                () -> new ProbeResult(true, "x"),
                ProbeIntervals.of(Duration.ofHours(1), Duration.ofNanos(2)),
                clock)) {
            assertThat(probe.latest()).isEmpty();
            assertThat(probe.name()).isEqualTo("at rest");
            probe.start();
            Wait.upTo(Duration.ofSeconds(5))
                    .forThe("a probe at rest")
                    .every(Duration.ofMillis(2))
                    .until(() -> !probe.samples().isEmpty() && resting("probe at rest"));

            assertThat(probe.samples()).as("the next is an hour away").hasSize(1);
        }
    }

    private static boolean resting(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name) && thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void it_asks_out_of_step_while_all_is_well_and_as_sharply_as_it_can_else() {
        Duration usual = Duration.ofMillis(200);
        Duration down = Duration.ofMillis(20);
        Duration half = Duration.ofMillis(10);
        var limited = new ProbeIntervals(usual, usual, usual);
        try (AvailabilityProbe probe = probing(ProbeIntervals.of(usual, down));
                AvailabilityProbe rare = probing(limited)) {
            assertThat(List.of(probe.pace(), rare.pace())).containsOnly(Pace.spread(usual));
            probe.watchClosely();
            rare.watchClosely();
            assertThat(probe.pace()).isEqualTo(Pace.steady(half));
            assertThat(rare.pace())
                    .as("as rare as ever, and as likely to be in step with a balancer")
                    .isEqualTo(Pace.spread(usual));
        }
    }

    @Test
    void an_answer_of_the_api_is_good_if_it_is_ok() {
        var refused = new Answer<String>(
                RequestOutcome.REFUSED, 401, Optional.empty(), "HTTP 401", "", Optional.empty(), NOON, NOON, Map.of());
        assertThat(ProbeResult.of(refused)).isEqualTo(new ProbeResult(false, "refused, HTTP 401"));
        var ok = new Answer<>(
                RequestOutcome.OK, 200, Optional.of("x"), "HTTP 200", "", Optional.empty(), NOON, NOON, Map.of());
        assertThat(ProbeResult.of(ok)).isEqualTo(new ProbeResult(true, "ok, HTTP 200"));
    }

    @Test
    void watched_closely_it_asks_at_once_and_often_although_all_is_well() {
        // long enough that a busy machine does not make it miss one of its own
        Duration watched = Duration.ofMillis(300);
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "write",
                () -> new ProbeResult(serving.get(), "x"),
                new ProbeIntervals(Duration.ofHours(1), DOWN, watched),
                clock)) {
            probe.start();
            // not one more than there are by now: with this interval there is no second one
            Wait.upTo(Duration.ofSeconds(5))
                    .forThe("the first sample")
                    .every(Duration.ofMillis(2))
                    .until(() -> !probe.samples().isEmpty());
            probe.watchClosely();
            awaitSamples(probe, 3);

            assertThat(probe.samples()).allMatch(ProbeSample::good).hasSizeGreaterThanOrEqualTo(4);
            assertThat(probe.missed()).as("of the hour that was given up").isLessThan(1_000);
        }
    }

    @Test
    void once_relaxed_it_goes_by_the_answers_again() {
        CountDownLatch answer = new CountDownLatch(1);
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "write",
                () -> {
                    answer.await();
                    return new ProbeResult(true, "x");
                },
                new ProbeIntervals(UP, DOWN, Duration.ofHours(1)),
                clock)) {
            probe.watchClosely();
            probe.start();
            probe.relax();
            answer.countDown();
            Wait.upTo(Duration.ofSeconds(5))
                    .forThe("probes at the interval for good answers")
                    .until(() -> probe.samples().size() >= 3);

            assertThat(probe.samples())
                    .as("watched closely, the second would be an hour away")
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(ProbeSample::good);
        }
    }

    @Test
    void an_exception_is_a_bad_answer_with_its_reason() {
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "read",
                () -> {
                    throw new IllegalStateException("no such luck");
                },
                ProbeIntervals.of(UP, DOWN),
                clock)) {
            probe.start();
            awaitSamples(probe, 2);

            assertThat(probe.samples()).allSatisfy(sample -> {
                assertThat(sample.good()).isFalse();
                assertThat(sample.detail()).isEqualTo("IllegalStateException: no such luck");
            });
        }
    }

    @Test
    void a_probe_that_hangs_costs_ticks_which_are_counted_and_the_next_are_on_the_grid() {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        try (AvailabilityProbe probe = new AvailabilityProbe(
                "health",
                () -> {
                    if (first.getAndSet(false)) {
                        hang.await(55, TimeUnit.MILLISECONDS);
                    }
                    return new ProbeResult(true, "200");
                },
                ProbeIntervals.of(UP, DOWN),
                clock)) {
            probe.start();
            awaitSamples(probe, 3);

            assertThat(probe.missed()).isGreaterThanOrEqualTo(5);
            ProbeSample hung = probe.samples().get(0);
            long later = Duration.between(hung.sentAt(), probe.samples().get(1).sentAt())
                    .toMillis();
            assertThat(later).isGreaterThanOrEqualTo(55);
        }
    }

    @Test
    void after_close_nothing_is_asked_any_more() {
        AvailabilityProbe probe = probing();
        probe.start();
        awaitSamples(probe, 1);
        probe.close();
        boolean alive = Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("probe health"));

        assertThat(alive).isFalse();
    }

    private AvailabilityProbe probing() {
        return probing(ProbeIntervals.of(UP, DOWN));
    }

    private AvailabilityProbe probing(ProbeIntervals intervals) {
        return new AvailabilityProbe("health", () -> new ProbeResult(serving.get(), "x"), intervals, clock);
    }

    /** The change happened between the two stamps around it. */
    private BoundedInstant flip(boolean up) {
        Instant before = clock.instant();
        serving.set(up);
        return new BoundedInstant(before, clock.instant());
    }

    private static boolean overlap(BoundedInstant reported, BoundedInstant truth) {
        return !reported.earliest().isAfter(truth.latest())
                && !reported.latest().isBefore(truth.earliest());
    }

    private static void awaitSamples(AvailabilityProbe probe, int more) {
        int wanted = probe.samples().size() + more;
        Wait.upTo(Duration.ofSeconds(5))
                .forThe("probe samples")
                .every(Duration.ofMillis(2))
                .until(() -> probe.samples().size() >= wanted);
    }
}
