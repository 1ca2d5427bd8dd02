package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeAvailabilityTest {

    private static final Instant START = Instant.parse("2026-02-28T10:00:00Z");

    @Test
    void a_process_that_is_up_while_writes_fail_shows() {
        var health = probe("health", "+++++");
        var write = probe("write", "+--++");

        assertThat(health.measurement()).isEqualTo("no outage in 5 probes");
        assertThat(write.key()).isEqualTo("availability.write");
        assertThat(write.measurement())
                .isEqualTo(List.of(Map.of(
                        "startAfter", at(0),
                        "startBefore", at(100).plusMillis(5),
                        "endAfter", at(200),
                        "endBefore", at(300).plusMillis(5),
                        "length", new Span(Duration.ofMillis(95), Duration.ofMillis(305)))));
        assertThat(ProbeAvailability.table(List.of(health, write)))
                .containsPattern("health +5 +0 +0 +0\\.000 +0\\.000 +seen")
                .containsPattern("write +5 +2 +1 +0\\.200 +0\\.200 +seen");
    }

    @Test
    void an_outage_that_was_not_over_is_at_least_as_long_as_it_was_seen() {
        assertThat(probe("write", "+---").measurement())
                .isEqualTo(List.of(Map.of(
                        "startAfter", at(0),
                        "startBefore", at(100).plusMillis(5),
                        "length", "at least 0.195 s, not over at the last probe")));
    }

    @Test
    void an_outage_whose_start_was_not_seen_has_no_upper_bound() {
        assertThat(probe("read", "--+").measurement())
                .asInstanceOf(LIST)
                .singleElement()
                .extracting(row -> ((Map<?, ?>) row).get("length"))
                .isEqualTo("at least 0.095 s");
    }

    @Test
    void many_outages_are_named_up_to_a_number() {
        assertThat(probe("write", "+-".repeat(23) + "+").measurement())
                .asInstanceOf(LIST)
                .hasSize(21)
                .last()
                .isEqualTo(Map.of("startAfter", "plus 3 more"));
    }

    @Test
    void a_probe_that_never_asked_shows_no_availability() {
        assertThat(probe("write", "").measurement()).isEqualTo("never probed");
        assertThat(ProbeAvailability.table(List.of(probe("write", "")))).contains("never probed");
    }

    /** One sample each 100 ms, answered after 5 ms: good for +, bad for -. */
    private static ProbeAvailability probe(String name, String seen) {
        List<ProbeSample> samples = new ArrayList<>();
        for (int i = 0; i < seen.length(); i++) {
            Instant sentAt = at(100L * i);
            samples.add(new ProbeSample(name, sentAt, sentAt.plusMillis(5), seen.charAt(i) == '+', "seen"));
        }
        return new ProbeAvailability(name, samples);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
