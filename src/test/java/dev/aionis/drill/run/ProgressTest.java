package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private Instant now = Instant.parse("2026-02-28T10:00:00Z");
    private final Progress progress = new Progress(() -> now, Duration.ofSeconds(20));

    @Test
    void work_that_is_done_is_over_at_once() {
        assertThat(progress.over(0)).isTrue();
    }

    @Test
    void slow_work_is_waited_for_as_long_as_it_goes_on() {
        for (long left = 10; left > 0; left--) {
            assertThat(progress.over(left)).isFalse();
            now = now.plusSeconds(19);
        }
        assertThat(progress.over(0)).isTrue();
    }

    @Test
    void work_that_stands_still_is_over_when_patience_is() {
        assertThat(progress.over(7)).isFalse();
        now = now.plusSeconds(10);
        assertThat(progress.over(8)).isFalse();
        now = now.plusSeconds(9).plusNanos(999_999_999);
        assertThat(progress.over(7)).isFalse();
        now = now.plusNanos(1);
        assertThat(progress.over(7)).isTrue();
    }
}
