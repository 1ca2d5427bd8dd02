package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looks at a backlog, in seconds; the worker is taken away at 20, and judged at 30. */
class BacklogCoverageTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Test
    void samples_without_a_gap_are_a_sound_premise() {
        BacklogCoverage coverage = looks(18, 19, 20, 21, 22.5, 24, 26, 28, 29);

        assertThat(coverage).isEqualTo(new BacklogCoverage(6, Duration.ofSeconds(2), at(24)));
        assertThat(coverage.within(LIMIT, Optional.empty())).isEqualTo(Premise.holds());
    }

    @Test
    void a_gap_in_the_middle_is_named_with_what_the_sampler_says() {
        Premise premise = looks(19, 21, 22, 26, 27, 28, 29).within(LIMIT, Optional.of("3 samples failed"));

        assertThat(premise.broken())
                .hasValue("backlog not sampled for 4.0 s from 2026-02-28T12:00:22Z, at most 2.0 s allowed,"
                        + " 3 samples failed");
        assertThat(premise.voidsMisses()).isTrue();
    }

    @Test
    void a_gap_over_the_disruption_counts_from_before_it() {
        assertThat(looks(17, 21, 23, 25, 27, 29)).isEqualTo(new BacklogCoverage(5, Duration.ofSeconds(4), at(17)));
    }

    @Test
    void a_gap_up_to_the_judgement_counts() {
        assertThat(looks(19, 20, 22, 24)).isEqualTo(new BacklogCoverage(2, Duration.ofSeconds(6), at(24)));
    }

    @Test
    void gaps_that_were_over_before_the_disruption_and_samples_after_the_judgement_do_not_count() {
        assertThat(looks(2, 20, 22, 24, 26, 28, 31)).isEqualTo(new BacklogCoverage(4, Duration.ofSeconds(2), at(20)));
    }

    @Test
    void a_look_at_the_very_disruption_is_one_before_it_and_one_at_the_judgement_counts() {
        assertThat(looks(20, 21, 30)).isEqualTo(new BacklogCoverage(2, Duration.ofSeconds(9), at(21)));
    }

    @Test
    void of_equal_gaps_the_first_is_named() {
        assertThat(looks(20, 25, 30)).isEqualTo(new BacklogCoverage(2, Duration.ofSeconds(5), at(20)));
    }

    @Test
    void nothing_was_sampled_since() {
        assertThat(looks(18, 19).within(Duration.ofHours(1), Optional.empty()).broken())
                .hasValue("backlog not sampled at all since 2026-02-28T12:00:19Z");
        assertThat(looks().within(Duration.ofHours(1), Optional.empty()).broken())
                .hasValue("backlog not sampled at all since 2026-02-28T12:00:20Z");
    }

    @Test
    void a_backlog_that_seemed_to_have_grown_or_not_is_unproven_over_a_gap() {
        BacklogCurve sound = new Backlogs(10, 50, 0, 0).play(80).curve(Duration.ofSeconds(5));
        Premise gap = looks(19, 25).within(LIMIT, Optional.empty());

        assertThat(judged(gap, WorkerCriteria.backlogGrew(sound, 1.5))).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(judged(gap, WorkerCriteria.backlogGrew(sound, 1000))).isEqualTo(CriterionStatus.UNPROVEN);
        assertThat(judged(Premise.holds(), WorkerCriteria.backlogGrew(sound, 1000)))
                .isEqualTo(CriterionStatus.MISSED);
    }

    private static CriterionStatus judged(Premise premise, Criterion criterion) {
        return premise.under(criterion).status();
    }

    private static BacklogCoverage looks(double... seconds) {
        List<BacklogSample> samples = Arrays.stream(seconds)
                .mapToObj(second -> new BacklogSample(at(second), 1, 0, 0, 0, Duration.ZERO))
                .toList();
        return BacklogCoverage.of(samples, at(20), at(30));
    }

    private static Instant at(double second) {
        return NOON.plusMillis(Math.round(second * 1000));
    }
}
