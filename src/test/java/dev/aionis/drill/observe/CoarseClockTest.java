package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A remote clock that shows whole seconds, asked every 20 ms. */
class CoarseClockTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    @Test
    void the_turn_of_a_second_narrows_the_offset_to_the_rounds_around_it() {
        var host = new Host(NOON.plusMillis(400), Duration.ofMillis(2500));

        ClockReading reading = host.read(() -> host.stamp(3, 3));

        assertThat(reading.offset().minus(host.ahead).abs()).isLessThanOrEqualTo(reading.uncertainty());
        assertThat(reading.uncertainty())
                .as("half of two round trips of 6 ms, the 20 ms between them, and the 100 ms of a late turn")
                .isEqualTo(Duration.ofMillis(66));
        assertThat(host.rounds).as("it stops with the turn").isLessThan(10);
    }

    @Test
    void the_true_offset_lies_within_the_bounds_wherever_the_second_turns_and_however_late_or_lopsided_the_answers() {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            var host = new Host(
                    NOON.plusNanos(random.nextLong(2_000_000_000L)),
                    Duration.ofNanos(random.nextLong(-5_000_000_000L, 5_000_000_000L)));
            host.late = Duration.ofNanos(random.nextLong(100_000_001));

            ClockReading reading = host.read(() -> host.stamp(random.nextInt(20), random.nextInt(20)));

            assertThat(reading.offset().minus(host.ahead).abs())
                    .as("run %d", i)
                    .isLessThanOrEqualTo(reading.uncertainty());
            assertThat(reading.uncertainty()).isLessThanOrEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void a_clock_that_stands_still_is_asked_a_bounded_number_of_times() {
        var host = new Host(NOON, Duration.ZERO);

        assertThatThrownBy(() -> host.read(() -> {
                    host.stamp(1, 1);
                    return NOON;
                }))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("contradict each other");
        assertThat(host.rounds).isEqualTo(60);
    }

    @Test
    void it_pauses_between_its_rounds_only() {
        var host = new Host(NOON, Duration.ZERO);
        int[] pauses = {0};

        assertThatThrownBy(() -> CoarseClock.read(
                        () -> {
                            assertThat(pauses[0]).isEqualTo(host.rounds);
                            host.stamp(1, 1);
                            return NOON;
                        },
                        host,
                        () -> {
                            pauses[0]++;
                            host.now = host.now.plusMillis(20);
                        }))
                .hasMessageContaining("contradict each other");
        assertThat(pauses[0]).isEqualTo(59);
    }

    @Test
    void a_real_clock_is_asked_at_a_measured_pace_until_its_second_turns() {
        var clock = new MonotonicClock();
        Instant start = clock.instant();
        // its second turns in 100 ms
        Duration ahead = Duration.ofMillis(900).minusNanos(start.getNano());

        ClockReading reading =
                CoarseClock.read(() -> clock.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS), clock);

        assertThat(reading.offset().minus(ahead).abs()).isLessThanOrEqualTo(reading.uncertainty());
        assertThat(reading.uncertainty())
                .as("without a turn it would be 550 ms")
                .isLessThan(Duration.ofMillis(300));
    }

    @Test
    void a_clock_that_is_set_while_it_is_read_contradicts_itself() {
        var host = new Host(NOON.plusMillis(100), Duration.ZERO);

        assertThatThrownBy(() -> host.read(() -> {
                    host.ahead = host.rounds == 3 ? Duration.ofSeconds(-7) : host.ahead;
                    return host.stamp(1, 1);
                }))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("stamps 2026-02-28T12:00:00Z and 2026-02-28T11:59:53Z contradict each other");
    }

    @Test
    void a_failed_round_is_left_out_and_three_of_them_are_enough() {
        var shaky = new Host(NOON.plusMillis(900), Duration.ZERO);
        ClockReading reading = shaky.read(() -> {
            Instant stamp = shaky.stamp(1, 1);
            if (shaky.rounds == 2) {
                throw new IOException("connection reset");
            }
            return stamp;
        });
        assertThat(reading.uncertainty()).isLessThan(Duration.ofMillis(80));

        var down = new Host(NOON, Duration.ZERO);
        assertThatThrownBy(() -> down.read(() -> {
                    down.stamp(1, 1);
                    throw new IOException("connection refused");
                }))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no answer in 3 rounds: connection refused");
        assertThat(down.rounds).isEqualTo(3);
    }

    /** A host whose time passes only in pauses and while a question is under way. */
    private static final class Host implements InstantSource {
        private Instant now;
        private Duration ahead;
        private Duration late = Duration.ZERO;
        private int rounds;

        private Host(Instant now, Duration ahead) {
            this.now = now;
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return now;
        }

        private ClockReading read(Callable<Instant> remote) {
            return CoarseClock.read(remote, this, () -> now = now.plusMillis(20));
        }

        private Instant stamp(long thereMillis, long backMillis) {
            rounds++;
            now = now.plusMillis(thereMillis);
            Instant stamp = now.plus(ahead).minus(late).truncatedTo(ChronoUnit.SECONDS);
            now = now.plusMillis(backMillis);
            return stamp;
        }
    }
}
