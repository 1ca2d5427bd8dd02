package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.ProbeSample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServedByTest {

    private static ProbeSample sample(boolean good, String detail) {
        return new ProbeSample("health", Instant.EPOCH, Instant.EPOCH, good, detail);
    }

    @Test
    void a_good_answer_names_who_gave_it_and_no_other_does() {
        assertThat(ServedBy.in(sample(true, "ok, 200 in 3 ms, served by api-2")))
                .contains("api-2");
        assertThat(ServedBy.in(sample(true, "ok, 200 in 3 ms"))).isEmpty();
        assertThat(ServedBy.in(sample(false, "server-error, 503, served by api-2")))
                .as("an answer of the balancer's own")
                .isEmpty();
        assertThat(ServedBy.in(sample(true, "served by api-1, then nothing"))).isEmpty();
    }
}
