package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An outbox of 2 rows grows to 42 while the worker is away from second 10 to 20, and drains by 6 rows a second. */
class BacklogFiguresTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore_the_locale() {
        Locale.setDefault(locale);
    }

    @Test
    void the_peak_is_told_in_rows_as_a_factor_and_by_its_moment() {
        Map<MeasuredKey, Object> peak = figures(60).peak();

        assertThat(peak)
                .containsEntry(MeasuredKey.BACKLOG_PEAK, "42 rows")
                .containsEntry(MeasuredKey.BACKLOG_PEAK_FACTOR, 21.0)
                .containsEntry(MeasuredKey.BACKLOG_PEAK_AT, second(20))
                .containsEntry(MeasuredKey.BACKLOG_OLDEST_AGE, Duration.ofSeconds(10));
    }

    @Test
    void the_drain_is_told_with_its_range_its_length_and_what_the_rates_foretold() {
        Map<MeasuredKey, Object> drain = figures(60).drain();

        assertThat(drain)
                .containsEntry(MeasuredKey.BACKLOG_BASELINE, "2.0 rows, median of 10 samples")
                .containsEntry(MeasuredKey.BACKLOG_STEADY_RANGE, "2 to 7 rows")
                .containsEntry(MeasuredKey.BACKLOG_RATES, "4.0 rows/s arrived, 10.0 rows/s served")
                .containsEntry(MeasuredKey.BACKLOG_DRAINED_AT, second(27))
                .containsEntry(MeasuredKey.BACKLOG_DRAIN, new Span(Duration.ofSeconds(5), Duration.ofSeconds(7)))
                .containsKey(MeasuredKey.BACKLOG_PREDICTED_DRAIN)
                .doesNotContainKey(MeasuredKey.BACKLOG_SHELF);
    }

    @Test
    void what_was_not_seen_has_no_figure() {
        Map<MeasuredKey, Object> drain = figures(20).drain();

        assertThat(drain).containsOnlyKeys(MeasuredKey.BACKLOG_BASELINE, MeasuredKey.BACKLOG_STEADY_RANGE);
    }

    @Test
    void figures_read_the_same_in_every_language() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(figures(60).drain())
                .containsEntry(MeasuredKey.BACKLOG_RATES, "4.0 rows/s arrived, 10.0 rows/s served");
    }

    @Test
    void the_chart_tells_the_same_story() {
        List<BacklogSample> samples = samples(60);

        var story = new BacklogFigures(curve(samples), CLAIM_TIMEOUT)
                .story(samples, StopMode.KILL, Optional.empty(), Duration.ofSeconds(30));

        assertThat(story.samples()).hasSize(60);
        assertThat(story.drainedAt()).contains(second(26));
    }

    private static BacklogFigures figures(int seconds) {
        return new BacklogFigures(curve(samples(seconds)), CLAIM_TIMEOUT);
    }

    private static BacklogCurve curve(List<BacklogSample> samples) {
        return BacklogCurve.of(
                samples.subList(0, 10),
                samples.subList(10, samples.size()),
                second(10),
                second(20),
                Duration.ofSeconds(5));
    }

    /** One a second. */
    private static List<BacklogSample> samples(int seconds) {
        return IntStream.range(0, seconds).mapToObj(BacklogFiguresTest::sample).toList();
    }

    private static BacklogSample sample(int second) {
        boolean away = second > 10 && second <= 20;
        long pending = second <= 10 ? 2 : away ? 2 + 4L * (second - 10) : Math.max(2, 42 - 6L * (second - 20));
        long created = 2 + 4L * second;
        return new BacklogSample(
                second(second),
                pending,
                0,
                0,
                created - pending,
                away ? Duration.ofSeconds(second - 10) : Duration.ofMillis(100));
    }

    private static Instant second(double second) {
        return NOON.plusNanos(Math.round(second * 1e9));
    }
}
