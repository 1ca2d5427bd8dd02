package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.DrillException;
import org.junit.jupiter.api.Test;

class InShortTest {

    @Test
    void the_hint_is_left_out() {
        assertThat(InShort.of(new DrillException("segment 7, missing", "see the archive")))
                .isEqualTo("segment 7, missing");
    }

    @Test
    void of_a_log_the_first_line_that_says_what_went_wrong_is_kept() {
        var failed = new DrillException(
                "api ended; its log ends with\n info ready soon\n error migration 24 not found\n error refuses to start",
                "see error.log");

        assertThat(InShort.of(failed)).isEqualTo("api ended; its log ends with … error migration 24 not found");
    }

    @Test
    void a_failure_without_words_is_called_by_its_kind() {
        assertThat(InShort.of(new IllegalStateException(" \n"))).isEqualTo("IllegalStateException");
        assertThat(InShort.of(new NullPointerException())).isEqualTo("NullPointerException");
    }
}
