package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeIntervalsTest {

    private static final Duration GOOD = Duration.ofMillis(200);
    private static final Duration DOWN = Duration.ofMillis(20);

    @Test
    void what_is_watched_is_asked_for_twice_as_often_as_what_is_down() {
        assertThat(ProbeIntervals.of(GOOD, DOWN)).isEqualTo(new ProbeIntervals(GOOD, DOWN, Duration.ofMillis(10)));
        assertThat(ProbeIntervals.of(GOOD, DOWN).quicken()).isTrue();
    }

    @Test
    void a_rate_limit_holds_whatever_happens() {
        Duration shortest = Duration.ofSeconds(2);

        ProbeIntervals limited = ProbeIntervals.of(GOOD, DOWN).noneBelow(shortest);

        assertThat(limited).isEqualTo(new ProbeIntervals(shortest, shortest, shortest));
        assertThat(limited.quicken()).as("nothing to hurry for").isFalse();
    }

    @Test
    void what_is_slower_than_a_rate_limit_stays_as_it_is() {
        assertThat(ProbeIntervals.of(GOOD, DOWN).noneBelow(Duration.ofMillis(50)))
                .isEqualTo(new ProbeIntervals(GOOD, Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    @Test
    void a_probe_that_never_rests_is_refused() {
        assertThatThrownBy(() -> ProbeIntervals.of(GOOD, Duration.ZERO)).hasMessageContaining("expected more than 0");
    }
}
