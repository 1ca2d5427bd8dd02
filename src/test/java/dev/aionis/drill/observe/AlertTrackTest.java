package dev.aionis.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.AlertSample.State;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Polls a second apart, each answered after 100 ms; the disruption begins between 2.5 s and 2.7 s. */
class AlertTrackTest {

    private static final Instant START = Instant.parse("2026-02-28T10:10:00Z");
    private static final BoundedInstant DISRUPTED = new BoundedInstant(at(2.5), at(2.7));

    private static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }

    /** One letter a poll: q quiet, f firing, m muted, ? unknown. */
    private static AlertTrack track(String polls) {
        List<AlertSample> samples = new ArrayList<>();
        for (int second = 0; second < polls.length(); second++) {
            State state = switch (polls.charAt(second)) {
                case 'q' -> State.QUIET;
                case 'f' -> State.FIRING;
                case 'm' -> State.MUTED;
                default -> State.UNKNOWN;
            };
            Optional<Instant> since = state == State.FIRING ? Optional.of(at(second - 0.4)) : Optional.empty();
            samples.add(new AlertSample("WorkerDown", at(second), at(second + 0.1), state, since, "silenced"));
        }
        return AlertTrack.of("WorkerDown", samples, DISRUPTED);
    }

    @Test
    void an_alert_began_to_fire_between_the_last_poll_without_it_and_the_first_with_it() {
        AlertTrack track = track("qqqqqff");

        assertThat(track.broken()).isEmpty();
        assertThat(track.fired()).contains(new BoundedInstant(at(4), at(5.1)));
        assertThat(track.since()).as("the server's own word").contains(at(4.6));
        assertThat(track.latency(DISRUPTED)).contains(new Span(Duration.ofMillis(1300), Duration.ofMillis(2600)));
    }

    @Test
    void an_unanswered_poll_widens_the_bounds() {
        assertThat(track("qqqq?ff").fired()).contains(new BoundedInstant(at(3), at(5.1)));
        assertThat(track("qqqq?ff").unanswered()).isEqualTo(1);
    }

    @Test
    void an_alert_that_fired_already_before_the_disruption_proves_nothing() {
        assertThat(track("qqfffff").broken()).contains("it fired already before the disruption");
        assertThat(track("fqqqqff").broken()).contains("it fired already before the disruption");
    }

    @Test
    void an_alert_that_may_have_fired_before_it_proves_nothing_either() {
        assertThat(track("qqqff").broken())
                .contains("it may have fired before the disruption: the last poll without it was 500 ms before");
        assertThat(track("q?????f").broken()).isPresent();
    }

    @Test
    void nobody_knows_what_was_before_the_first_answer() {
        assertThat(track("???qqff").broken()).contains("no poll before the disruption told whether it fired already");
        assertThat(track("").broken()).isPresent();
    }

    @Test
    void an_alert_that_does_not_fire_was_quiet_up_to_the_last_poll_that_told() {
        AlertTrack track = track("qqqqqqq?");

        assertThat(track.fired()).isEmpty();
        assertThat(track.latency(DISRUPTED)).isEmpty();
        assertThat(track.quiet()).isEqualTo(Duration.ofMillis(3300));
        assertThat(track("qqq????").quiet()).as("never told since").isZero();
    }

    @Test
    void a_muted_alert_tells_nobody() {
        AlertTrack track = track("qqqqmmm");

        assertThat(track.fired()).isEmpty();
        assertThat(track.quiet()).isEqualTo(Duration.ofMillis(3300));
        assertThat(track.muted()).contains("silenced");
    }

    @Test
    void an_alert_that_fires_was_quiet_up_to_the_last_poll_without_it_and_is_not_muted() {
        AlertTrack track = track("qqqqqff");

        assertThat(track.quiet()).isEqualTo(Duration.ofMillis(1300));
        assertThat(track.muted()).isEmpty();
    }

    @Test
    void what_may_have_fired_before_the_disruption_took_no_time_at_least() {
        assertThat(track("qqqff").latency(DISRUPTED)).contains(new Span(Duration.ZERO, Duration.ofMillis(600)));
    }

    @Test
    void it_is_resolved_after_it_was_last_seen() {
        assertThat(track("qqqqffqq").resolved()).contains(new BoundedInstant(at(5), at(6.1)));
        assertThat(track("qqqqfqfq").resolved()).as("it came again").contains(new BoundedInstant(at(6), at(7.1)));
        assertThat(track("qqqqff?q").resolved()).contains(new BoundedInstant(at(5), at(7.1)));
        assertThat(track("qqqqffff").resolved()).isEmpty();
        assertThat(track("qqqqqqqq").resolved()).isEmpty();
    }
}
