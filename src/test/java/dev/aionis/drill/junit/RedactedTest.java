package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RedactedTest {

    private static final UnaryOperator<String> CLEAN = text -> text.replace("s3cret", "[redacted]");

    @Test
    void an_exception_without_a_secret_is_thrown_as_it_is() {
        var harmless = new IllegalStateException("no route", new IllegalArgumentException("to host"));

        assertThat(Redacted.of(harmless, CLEAN)).isSameAs(harmless);
    }

    @Test
    void a_secret_in_the_message_is_replaced_and_type_and_place_are_kept() {
        var telling = new IllegalStateException("login with s3cret refused");

        Throwable redacted = Redacted.of(telling, CLEAN);

        assertThat(redacted)
                .hasMessage("IllegalStateException: login with [redacted] refused")
                .hasNoCause();
        assertThat(redacted.getStackTrace()).isEqualTo(telling.getStackTrace());
    }

    @Test
    void a_secret_in_a_cause_takes_the_cause_away() {
        var telling = new IllegalStateException("login refused", new IllegalArgumentException("password s3cret"));

        assertThat(Redacted.of(telling, CLEAN))
                .hasMessage("IllegalStateException: login refused")
                .hasNoCause();
    }

    @Test
    void a_missed_objective_stays_one() {
        assertThat(Redacted.of(new NotMet("missed at http://s3cret@host"), CLEAN))
                .isInstanceOf(NotMet.class)
                .hasMessage("missed at http://[redacted]@host");
    }
}
