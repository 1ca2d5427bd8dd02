package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");

    @Test
    void a_service_that_was_always_up_had_no_outage() {
        Outages outages = Outages.of(List.of(good(0, 5), good(200, 205)));

        assertThat(outages.closed()).isEmpty();
        assertThat(outages.open()).isEmpty();
    }

    @Test
    void an_outage_lies_between_last_good_and_first_bad_and_between_last_bad_and_first_good() {
        Outages outages = Outages.of(List.of(good(0, 5), bad(200, 201), bad(220, 221), good(240, 247), good(440, 441)));

        assertThat(outages.closed()).singleElement().satisfies(outage -> {
            assertThat(outage.start()).isEqualTo(new BoundedInstant(at(0), at(201)));
            assertThat(outage.end()).isEqualTo(new BoundedInstant(at(220), at(247)));
            assertThat(outage.length()).isEqualTo(new Span(Duration.ofMillis(19), Duration.ofMillis(247)));
            assertThat(outage.startSeen()).isTrue();
        });
    }

    @Test
    void one_bad_probe_is_an_outage_of_at_least_nothing() {
        Outages outages = Outages.of(List.of(good(0, 1), bad(200, 260), good(280, 281)));

        assertThat(outages.closed())
                .singleElement()
                .satisfies(outage ->
                        assertThat(outage.length()).isEqualTo(new Span(Duration.ZERO, Duration.ofMillis(281))));
    }

    @Test
    void an_outage_that_has_not_ended_is_open_and_not_among_the_closed() {
        Outages outages = Outages.of(List.of(good(0, 1), bad(200, 201)));

        assertThat(outages.closed()).isEmpty();
        assertThat(outages.open()).contains(new BoundedInstant(at(0), at(201)));
    }

    @Test
    void an_outage_under_way_at_the_first_probe_says_that_its_start_was_not_seen() {
        Outages outages = Outages.of(List.of(bad(0, 1), good(20, 21), bad(200, 201), good(220, 221)));

        assertThat(outages.closed()).extracting(Outage::startSeen).containsExactly(false, true);
    }

    private static ProbeSample good(long sent, long answered) {
        return new ProbeSample("health", at(sent), at(answered), true, "200");
    }

    private static ProbeSample bad(long sent, long answered) {
        return new ProbeSample("health", at(sent), at(answered), false, "refused");
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
