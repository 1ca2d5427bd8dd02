package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    @Test
    void the_quickest_round_decides() {
        var host = new Host();
        host.ahead = Duration.ofMillis(250);

        ClockReading reading = ClockOffset.measure(host.asked(40, 4, 100), host, 3);

        assertThat(reading.offset()).isEqualTo(Duration.ofMillis(250));
        assertThat(reading.uncertainty()).isBetween(Duration.ofMillis(2), Duration.ofNanos(2_000_001));
    }

    @Test
    void the_true_offset_lies_within_the_bounds_however_lopsided_the_round_trip() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var host = new Host();
            host.ahead = Duration.ofNanos(random.nextLong(-5_000_000_000L, 5_000_000_000L));
            long there = random.nextLong(0, 20_000_001);
            long back = random.nextLong(0, 20_000_001);

            ClockReading reading = ClockOffset.measure(() -> host.stampBetween(there, back), host, 1);

            assertThat(reading.offset().minus(host.ahead).abs())
                    .as("error with %d ns there and %d ns back", there, back)
                    .isLessThanOrEqualTo(reading.uncertainty());
        }
    }

    @Test
    void a_remote_stamp_comes_home_with_its_bounds() {
        var reading = new ClockReading(Duration.ofSeconds(-2), Duration.ofMillis(3), NOON.plusSeconds(2));

        assertThat(reading.toLocal(NOON)).isEqualTo(BoundedInstant.around(NOON.plusSeconds(2), Duration.ofMillis(3)));
        assertThat(reading.toRemote(NOON.plusSeconds(2))).isEqualTo(BoundedInstant.around(NOON, Duration.ofMillis(3)));
    }

    @Test
    void the_further_a_moment_is_from_the_reading_the_wider_are_its_bounds() {
        var reading = new ClockReading(Duration.ofSeconds(-2), Duration.ofMillis(3), NOON);

        Duration afterAMinute = Duration.ofMillis(3 + 30);
        assertThat(reading.toLocal(NOON.plusSeconds(58)))
                .isEqualTo(BoundedInstant.around(NOON.plusSeconds(60), afterAMinute));
        assertThat(reading.toLocal(NOON.minusSeconds(62)))
                .isEqualTo(BoundedInstant.around(NOON.minusSeconds(60), afterAMinute));
        assertThat(reading.toRemote(NOON.plusSeconds(60)))
                .isEqualTo(BoundedInstant.around(NOON.plusSeconds(58), afterAMinute));
    }

    @Test
    void a_clock_that_cuts_off_seconds_bounds_the_offset_by_half_of_one() {
        var host = new Host();
        host.now = NOON.plusMillis(900);

        ClockReading reading = ClockOffset.measure(() -> NOON, host, 1, Duration.ofSeconds(1));

        assertThat(reading.offset()).isEqualTo(Duration.ofMillis(-400));
        assertThat(reading.uncertainty()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void failed_rounds_are_left_out_and_only_failures_are_an_error() {
        var host = new Host();
        Callable<Instant> down = () -> {
            throw new IOException("connection refused");
        };
        int[] round = {0};

        assertThat(ClockOffset.measure(() -> round[0]++ < 2 ? down.call() : host.instant(), host, 3)
                        .offset())
                .isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> ClockOffset.measure(down, host, 3))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no answer in 3 rounds: connection refused");
    }

    @Test
    void no_more_rounds_are_asked_than_were_wanted_and_at_least_one_must_be() {
        var host = new Host();
        int[] round = {0};

        ClockOffset.measure(
                () -> {
                    round[0]++;
                    return host.instant();
                },
                host,
                3);

        assertThat(round[0]).isEqualTo(3);
        assertThatThrownBy(() -> ClockOffset.measure(host::instant, host, 0))
                .hasMessage("clock offset, rounds 0, expected at least 1");
    }

    @Test
    void of_equally_quick_rounds_the_first_decides() {
        var host = new Host();

        ClockReading reading = ClockOffset.measure(host.asked(4, 4), host, 2);

        assertThat(reading.at()).isEqualTo(NOON.plusMillis(2));
    }

    @Test
    void an_uncertainty_below_nothing_is_refused_and_none_is_taken() {
        assertThat(new ClockReading(Duration.ZERO, Duration.ZERO, NOON).uncertainty())
                .isZero();
        assertThatThrownBy(() -> new ClockReading(Duration.ZERO, Duration.ofNanos(-1), NOON))
                .hasMessageContaining("expected at least 0");
    }

    @Test
    void readings_that_are_apart_by_just_what_is_explained_agree() {
        var before = new ClockReading(Duration.ofMillis(10), Duration.ofMillis(1), NOON);
        var later = new ClockReading(Duration.ofMillis(42), Duration.ofMillis(1), NOON.plusSeconds(60));

        assertThat(before.apart(later)).isEqualTo(before.explained(later)).isEqualTo(Duration.ofMillis(32));
        assertThat(before.agreesWith(later)).isTrue();
    }

    @Test
    void a_clock_that_was_set_between_two_readings_is_noticed_and_one_that_drifts_is_not() {
        var before = new ClockReading(Duration.ofMillis(10), Duration.ofMillis(1), NOON);
        Instant later = NOON.plusSeconds(60);

        assertThat(before.agreesWith(new ClockReading(Duration.ofMillis(41), Duration.ofMillis(1), later)))
                .as("30 ms of drift in a minute")
                .isTrue();
        assertThat(before.agreesWith(new ClockReading(Duration.ofMillis(43), Duration.ofMillis(1), later)))
                .as("more than any drift")
                .isFalse();
    }

    @Test
    void every_step_beyond_what_the_bounds_explain_is_noticed_and_none_within() {
        var random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            Duration offset = Duration.ofNanos(random.nextLong(-5_000_000_000L, 5_000_000_000L));
            var before = new ClockReading(offset, Duration.ofNanos(random.nextLong(20_000_000)), NOON);
            Instant later = NOON.plusNanos(random.nextLong(3_600_000_000_000L));
            Duration uncertainty = Duration.ofNanos(random.nextLong(20_000_000));
            Duration explained = before.explained(new ClockReading(offset, uncertainty, later));
            Duration step = Duration.ofNanos(random.nextLong(-4_000_000_000L, 4_000_000_000L));

            var after = new ClockReading(offset.plus(step), uncertainty, later);

            assertThat(before.agreesWith(after))
                    .as("step of %s, %s explained", step, explained)
                    .isEqualTo(step.abs().compareTo(explained) <= 0)
                    .isEqualTo(after.agreesWith(before));
        }
    }

    /** A host whose time passes only while a question is under way, and a remote clock that is ahead of it. */
    private static final class Host implements InstantSource {
        private Instant now = NOON;
        private Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return now;
        }

        private Callable<Instant> asked(long... roundTripMillis) {
            int[] round = {0};
            return () -> {
                long half = roundTripMillis[round[0]++] * 500_000;
                return stampBetween(half, half);
            };
        }

        private Instant stampBetween(long thereNanos, long backNanos) {
            now = now.plusNanos(thereNanos);
            Instant stamp = now.plus(ahead);
            now = now.plusNanos(backNanos);
            return stamp;
        }
    }
}
