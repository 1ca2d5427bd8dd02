package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.AlertSample.State;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.Answers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> EXPECTED = List.of("WorkerDown", "OutboxStalled");

    private static AlertWatch watch(URI alertmanager, Duration timeout) {
        return new AlertWatch(
                new Alertmanager(alertmanager, timeout), EXPECTED, Duration.ofMillis(20), new MonotonicClock());
    }

    private static String alert(String name, String since, String state) {
        return "{\"labels\":{\"alertname\":\"%s\"},\"startsAt\":\"%s\",\"status\":{\"state\":\"%s\",\"silencedBy\":[1]}}"
                .formatted(name, since, state);
    }

    @Test
    void each_poll_says_of_every_expected_alert_whether_it_fires() {
        String answer = "[" + alert("WorkerDown", "2026-02-28T10:10:02Z", "active") + ","
                + alert("WorkerDown", "2026-02-28T10:10:01Z", "active") + "]";
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", answer));
                AlertWatch watch = watch(server.url(), LIMIT)) {
            watch.poll();

            assertThat(watch.samples()).extracting(AlertSample::state).containsExactly(State.FIRING, State.QUIET);
            AlertSample firing = watch.samples("WorkerDown").get(0);
            assertThat(firing.since()).as("of the oldest").contains(Instant.parse("2026-02-28T10:10:01Z"));
            assertThat(firing.detail()).isEqualTo("2 firing");
            assertThat(firing.answeredAt()).isAfterOrEqualTo(firing.sentAt());
        }
    }

    @Test
    void an_alert_that_nobody_is_told_of_is_muted() {
        String answer = "[" + alert("WorkerDown", "2026-02-28T10:10:02Z", "suppressed") + "]";
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", answer));
                AlertWatch watch = watch(server.url(), LIMIT)) {
            watch.poll();

            assertThat(watch.samples("WorkerDown").get(0).state()).isEqualTo(State.MUTED);
            assertThat(watch.samples("WorkerDown").get(0).detail()).isEqualTo("silenced");
        }
    }

    @Test
    void samples_are_told_apart_by_their_alert() {
        String answer = "[" + alert("OutboxStalled", "2026-02-28T10:10:02Z", "active") + "]";
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", answer));
                AlertWatch watch = watch(server.url(), LIMIT)) {
            watch.poll();

            assertThat(watch.samples("WorkerDown"))
                    .extracting(AlertSample::state)
                    .containsExactly(State.QUIET);
            assertThat(watch.samples("OutboxStalled"))
                    .extracting(AlertSample::state)
                    .containsExactly(State.FIRING);
        }
    }

    @Test
    void a_muted_alert_has_its_beginning_as_well() {
        String answer = "[" + alert("WorkerDown", "2026-02-28T10:10:02Z", "suppressed") + "]";
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", answer));
                AlertWatch watch = watch(server.url(), LIMIT)) {
            watch.poll();

            assertThat(watch.samples("WorkerDown").get(0).since()).contains(Instant.parse("2026-02-28T10:10:02Z"));
        }
    }

    @Test
    void polls_that_a_hanging_server_cost_are_counted() {
        var over = new CountDownLatch(1);
        try (RawServer hanging = Answers.hanging(over);
                AlertWatch watch = watch(hanging.url(), Duration.ofMillis(150))) {
            watch.start();
            Wait.upTo(LIMIT).forThe("a poll that hung").until(() -> watch.missed() > 0);

            assertThat(watch.missed()).as("every 20 ms, 150 ms each").isGreaterThanOrEqualTo(5);
            over.countDown();
        }
    }

    @Test
    void closing_ends_the_thread_and_the_connection() {
        try (RawServer server = Answers.of(Map.of("/api/v2/alerts", "[]"))) {
            var alertmanager = new Alertmanager(server.url(), LIMIT);
            var watch = new AlertWatch(alertmanager, EXPECTED, Duration.ofMillis(20), new MonotonicClock());
            watch.start();
            watch.close();

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("alert watch");
            assertThatThrownBy(alertmanager::ready).isInstanceOf(Exception.class);
        }
    }

    @Test
    void what_could_not_be_asked_is_unknown_and_not_quiet() {
        var over = new CountDownLatch(1);
        try (RawServer html = Answers.html();
                RawServer garbage = Answers.garbage();
                RawServer hanging = Answers.hanging(over)) {
            for (RawServer server : List.of(html, garbage, hanging)) {
                try (AlertWatch watch = watch(server.url(), Duration.ofMillis(500))) {
                    watch.poll();

                    assertThat(watch.samples())
                            .hasSize(2)
                            .allSatisfy(sample -> assertThat(sample.state()).isEqualTo(State.UNKNOWN))
                            .allSatisfy(
                                    sample -> assertThat(sample.detail()).startsWith("Alertmanager /api/v2/alerts"));
                }
            }
            over.countDown();
        }
    }

    @Test
    void it_polls_on_until_it_is_closed_also_while_nobody_answers() {
        URI away;
        try (RawServer server = Answers.html()) {
            away = server.url();
        }
        AlertWatch watch = watch(away, LIMIT);
        watch.start();
        Wait.upTo(LIMIT)
                .forThe("three polls")
                .until(() -> watch.samples("WorkerDown").size() > 2);
        watch.close();
        int polled = watch.samples().size();

        assertThat(watch.samples()).extracting(AlertSample::state).containsOnly(State.UNKNOWN);
        assertThat(watch.samples()).as("after the end").hasSize(polled);
    }
}
