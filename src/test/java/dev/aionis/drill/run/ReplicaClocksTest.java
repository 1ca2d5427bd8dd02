package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.observe.ClockReading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReplicaClocksTest {

    private static final Duration BEHIND = Duration.ofSeconds(42);

    @Test
    void the_header_tells_the_offset_also_of_a_replica_that_answers_with_an_error() throws Exception {
        try (var server = new RawServer((request, client) -> {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().minus(BEHIND).atOffset(ZoneOffset.UTC));
            RawServer.send(client, 503, "Date: " + date + "\r\n", "{}");
            return true;
        })) {
            ClockReading reading = read(server.url()).get();

            assertThat(reading.offset().plus(BEHIND).abs())
                    .isLessThanOrEqualTo(reading.uncertainty().plusMillis(5));
            assertThat(reading.uncertainty()).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void a_replica_without_the_header_with_a_wrong_one_or_without_an_answer_has_a_reason_and_no_reading() {
        try (var silent = RawServer.answering(200, "", "{}");
                var wrong = RawServer.answering(200, "Date: yesterday\r\n", "{}")) {
            assertThatThrownBy(() -> read(silent.url()).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("without a Date header");
            assertThatThrownBy(() -> read(wrong.url()).get())
                    .cause()
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("no answer in 3 rounds: Text 'yesterday' could not be parsed");
        }
        assertThatThrownBy(() -> read(URI.create("http://127.0.0.1:1")).get())
                .cause()
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("not-sent");
    }

    /** Closed only when the reading is there. */
    private static Future<ClockReading> read(URI url) throws InterruptedException {
        try (var clocks = new ReplicaClocks(
                List.of(new ApiTarget("api-1", url, "", Duration.ofSeconds(2))), new MonotonicClock())) {
            Future<ClockReading> reading = clocks.read().get("api-1");
            try {
                reading.get();
            } catch (ExecutionException forTheTest) {
                assertThat(forTheTest).hasCauseInstanceOf(DrillException.class);
            }
            return reading;
        }
    }
}
