package dev.aionis.drill.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Duration SHORT = Duration.ofMillis(120);

    @Test
    void a_condition_that_holds_at_once_is_asked_once() {
        var asked = new AtomicInteger();

        Wait.upTo(SHORT).forThe("nothing").until(() -> asked.incrementAndGet() > 0);

        assertThat(asked).hasValue(1);
    }

    @Test
    void the_limit_ends_the_wait_with_what_was_awaited_and_the_last_figure() {
        assertThatThrownBy(() -> Wait.upTo(SHORT)
                        .forThe("the backlog to drain")
                        .showing(() -> "pending 7 rows")
                        .until(() -> false))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("awaiting the backlog to drain, not seen after 0.1 s, pending 7 rows\nHINT: ");
    }

    @Test
    void reached_says_whether_and_throws_nothing() {
        assertThat(Wait.upTo(SHORT).forThe("a yes").reached(() -> true)).isTrue();
        assertThat(Wait.upTo(SHORT).forThe("a yes").reached(() -> false)).isFalse();
    }
}
