package dev.aionis.drill.criteria;

import static dev.aionis.drill.criteria.Backlogs.RESTARTED;
import static dev.aionis.drill.criteria.Backlogs.STOPPED;
import static dev.aionis.drill.criteria.Backlogs.at;
import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerCriteriaTest {

    private static final Duration SUSTAINED = Duration.ofSeconds(5);
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(40);
    private static final BacklogCurve SOUND =
            new Backlogs(10, 50, 0, 0).play(80).curve(SUSTAINED);

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
    }

    private static BacklogCurve cutAt(double second, Backlogs played) {
        List<BacklogSample> seen = played.after().stream()
                .filter(sample -> sample.at().isBefore(at(second)))
                .toList();
        return BacklogCurve.of(played.baseline(), seen, at(STOPPED), at(RESTARTED), SUSTAINED);
    }

    private static Criterion drainTime(BacklogCurve curve, long objectiveSeconds) {
        return WorkerCriteria.drainTime(curve, Duration.ofSeconds(objectiveSeconds), CLAIM_TIMEOUT);
    }

    @Test
    void a_sound_outage_meets_growth_drain_and_drain_time() {
        assertJudged(WorkerCriteria.backlogGrew(SOUND, 1.5), MET, "backlog peaked at");
        assertJudged(WorkerCriteria.backlogDrained(SOUND), MET, "since it drained");
        assertThat(WorkerCriteria.backlogDrained(SOUND).why()).doesNotContain("back in its range");
        assertJudged(drainTime(SOUND, 10), MET, "predicted");
        assertThat(drainTime(SOUND, 10).why()).contains("rows/s served and 10");
    }

    @Test
    void a_backlog_that_did_not_grow_is_missed_and_leaves_the_drain_unproven() {
        BacklogCurve flat =
                BacklogCurve.of(SOUND_BASELINE, rebased(SOUND_BASELINE), at(STOPPED), at(RESTARTED), SUSTAINED);
        assertJudged(WorkerCriteria.backlogGrew(flat, 1), MISSED, "within its steady range");
        assertJudged(WorkerCriteria.backlogDrained(flat), UNPROVEN, "nothing to drain");
        assertJudged(drainTime(flat, 10), UNPROVEN, "nothing to drain");
    }

    private static final List<BacklogSample> SOUND_BASELINE =
            new Backlogs(10, 50, 0, 0).play(STOPPED).baseline();

    private static List<BacklogSample> rebased(List<BacklogSample> samples) {
        return samples.stream()
                .map(sample -> new BacklogSample(
                        sample.at().plusSeconds(25), sample.pending(), 0, 0, sample.published(), sample.oldestAge()))
                .toList();
    }

    @Test
    void a_peak_below_the_wanted_factor_is_missed() {
        assertJudged(WorkerCriteria.backlogGrew(SOUND, 1000), MISSED, "objective ≥ 1000 × baseline");
    }

    @Test
    void a_slow_drain_misses_its_time_and_still_drains() {
        BacklogCurve slow = new Backlogs(10, 14, 0, 0).play(120).curve(SUSTAINED);
        assertJudged(drainTime(slow, 10), MISSED, "HINT: ");
        assertJudged(WorkerCriteria.backlogDrained(slow), MET, "since it drained");
    }

    @Test
    void a_backlog_still_high_at_the_end_is_missed() {
        BacklogCurve cut = cutAt(60, new Backlogs(10, 11, 0, 0).play(120));
        assertJudged(WorkerCriteria.backlogDrained(cut), MISSED, "in the last sample");
        assertJudged(drainTime(cut, 10), MISSED, "not seen in 19.9 s");
        assertJudged(drainTime(cut, 60), UNPROVEN, "too short a watch");
    }

    @Test
    void a_backlog_that_was_low_for_too_short_a_time_is_unproven() {
        BacklogCurve cut = cutAt(47, new Backlogs(10, 50, 0, 0).play(80));
        assertJudged(WorkerCriteria.backlogDrained(cut), UNPROVEN, "not watched closely enough");
    }

    @Test
    void events_that_are_published_while_the_worker_is_away_are_somebody_elses_work() {
        List<BacklogSample> worked = SOUND.samples().stream()
                .map(sample -> publishing(sample, sample.at().isAfter(at(STOPPED + 5)) ? 7 : 0))
                .toList();
        BacklogCurve curve = BacklogCurve.of(SOUND_BASELINE, worked, at(STOPPED), at(RESTARTED), SUSTAINED);

        assertJudged(
                WorkerCriteria.backlogGrew(curve, 1.5),
                MISSED,
                "7 events published while the worker was away: another worker is at work");
    }

    @Test
    void a_commit_that_was_under_way_when_the_worker_went_is_its_own() {
        List<BacklogSample> late = SOUND.samples().stream()
                .map(sample -> publishing(sample, sample.at().isAfter(at(STOPPED + 5)) ? 1 : 0))
                .toList();
        BacklogCurve curve = BacklogCurve.of(SOUND_BASELINE, late, at(STOPPED), at(RESTARTED), SUSTAINED);

        assertJudged(WorkerCriteria.backlogGrew(curve, 1.5), MET, "backlog peaked at");
    }

    private static BacklogSample publishing(BacklogSample sample, long more) {
        return new BacklogSample(
                sample.at(),
                sample.pending(),
                sample.claimed(),
                sample.deadLetters(),
                sample.published() + more,
                sample.oldestAge());
    }

    @Test
    void a_backlog_that_did_not_drain_says_what_waits_at_its_head_and_what_the_worker_is_at() {
        BacklogCurve cut = cutAt(60, new Backlogs(10, 11, 0, 0).play(120));
        var timeout = Duration.ofSeconds(8);
        var dead =
                new WaitingEvent("embed_nodes 7", Optional.of(Duration.ofSeconds(20)), timeout, 1, "", 0, 0, "running");
        var poison = new WaitingEvent("embed_nodes 7", Optional.empty(), timeout, 2, "not JSON", 30, 0, "stopped");
        var starved = new WaitingEvent("embed_nodes 7", Optional.empty(), timeout, 0, "", 50, 90, "running");

        assertJudged(
                WorkerCriteria.backlogDrained(cut, Optional.of(dead)),
                MISSED,
                "the first in the queue, embed_nodes 7, claimed 20.0 s ago, beyond the claim timeout of 8.0 s, 1 attempt,"
                        + " 0 newer ones published; in the queue 0 events never claimed; worker: running");
        assertJudged(
                WorkerCriteria.backlogDrained(cut, Optional.of(poison)),
                MISSED,
                "claimed by nobody, 2 attempts, last error 'not JSON', 0 newer ones published; in the queue 30 events never claimed; worker: stopped");
        assertJudged(
                WorkerCriteria.backlogDrained(cut, Optional.of(starved)),
                MISSED,
                "never claimed, 0 attempts, 90 newer ones published; in the queue 50 events never claimed; worker: running");
    }

    @Test
    void a_backlog_that_returns_says_for_how_long_it_was_away() {
        Backlogs played = new Backlogs(10, 50, 0, 0).play(80);
        List<BacklogSample> returned = played.after().stream()
                .map(sample -> sample.at().isAfter(at(48)) ? SOUND.samples().get(150) : sample)
                .toList();
        List<BacklogSample> moved = IntStream.range(0, returned.size())
                .mapToObj(i -> moved(played.after().get(i).at(), returned.get(i)))
                .toList();
        BacklogCurve curve = BacklogCurve.of(played.baseline(), moved, at(STOPPED), at(RESTARTED), SUSTAINED);

        Criterion judged = WorkerCriteria.backlogDrained(curve);

        assertJudged(judged, MISSED, "back in its range for ");
        assertThat(judged.why()).contains(" s at most, 5.0 s needed");
    }

    private static BacklogSample moved(Instant moment, BacklogSample sample) {
        return new BacklogSample(
                moment,
                sample.pending(),
                sample.claimed(),
                sample.deadLetters(),
                sample.published(),
                sample.oldestAge());
    }

    @Test
    void ages_that_cannot_be_true_prove_nothing() {
        assertJudged(
                WorkerCriteria.backlogDrained(aged(Duration.ofHours(3))),
                UNPROVEN,
                "ages of pending rows tell nothing");
        assertJudged(drainTime(aged(Duration.ofHours(3)), 10), UNPROVEN, "ages of pending rows tell nothing");
        assertJudged(
                WorkerCriteria.backlogDrained(aged(Duration.ofHours(-5))),
                UNPROVEN,
                "the oldest was enqueued 18000.0 s from now");
    }

    private static BacklogCurve aged(Duration offset) {
        Backlogs played = new Backlogs(10, 50, 0, 0).play(80);
        return BacklogCurve.of(
                older(played.baseline(), offset), older(played.after(), offset), at(STOPPED), at(RESTARTED), SUSTAINED);
    }

    private static List<BacklogSample> older(List<BacklogSample> samples, Duration offset) {
        return samples.stream()
                .map(sample -> new BacklogSample(
                        sample.at(),
                        sample.pending(),
                        sample.claimed(),
                        sample.deadLetters(),
                        sample.published(),
                        sample.oldestAge().plus(offset)))
                .toList();
    }

    @Test
    void a_few_rows_that_a_dead_worker_holds_are_missed_by_their_age() {
        BacklogCurve held = new Backlogs(10, 50, 3, 1000).play(90).curve(SUSTAINED);
        assertJudged(WorkerCriteria.backlogDrained(held), MISSED, "the oldest 69.9 s old");
    }

    @Test
    void a_baseline_of_too_few_samples_proves_nothing() {
        BacklogCurve unbased =
                BacklogCurve.of(SOUND_BASELINE.subList(0, 9), SOUND.samples(), at(STOPPED), at(RESTARTED), SUSTAINED);
        assertJudged(WorkerCriteria.backlogGrew(unbased, 1), UNPROVEN, "9 backlog samples, at least 10 needed");
        assertJudged(WorkerCriteria.backlogDrained(unbased), UNPROVEN, "9 backlog samples");
    }

    @Test
    void a_backlog_that_was_never_sampled_proves_nothing() {
        BacklogCurve blind = BacklogCurve.of(SOUND_BASELINE, List.of(), at(STOPPED), at(RESTARTED), SUSTAINED);
        assertJudged(WorkerCriteria.backlogGrew(blind, 1), UNPROVEN, "not sampled");
        assertJudged(drainTime(blind, 1), UNPROVEN, "not sampled");
    }

    @Test
    void ten_samples_are_a_baseline() {
        BacklogCurve based =
                BacklogCurve.of(SOUND_BASELINE.subList(0, 10), SOUND.samples(), at(STOPPED), at(RESTARTED), SUSTAINED);
        assertJudged(WorkerCriteria.backlogGrew(based, 1), MET, "backlog peaked");
    }

    @Test
    void the_highest_backlog_since_the_drain_is_the_figure_and_a_relapse_before_it_is_told() {
        BacklogCurve relapsed = relapsing(RESTARTED + 12, RESTARTED + 14);
        Criterion drained = WorkerCriteria.backlogDrained(relapsed);
        assertJudged(drained, MET, "backlog at most 7 rows since it drained, after a relapse at " + at(RESTARTED + 12));
        assertThat(drained.measured().value()).isEqualTo(7);
        assertThat(WorkerCriteria.backlogDrained(SOUND).why()).doesNotContain("relapse");
    }

    @Test
    void a_backlog_that_is_not_seen_to_drain_was_outside_until_the_last_sample_that_was() {
        BacklogCurve relapsed = relapsing(RESTARTED + 30, RESTARTED + 33);
        assertJudged(drainTime(relapsed, 10), MISSED, "not seen in 32.0 s");
    }

    /** A hundred rows while the worker is away and again for a while; else 3, and 7 once after the drain. */
    private static BacklogCurve relapsing(double from, double to) {
        List<BacklogSample> after = IntStream.range((int) STOPPED, (int) RESTARTED + 36)
                .mapToObj(second -> {
                    boolean high = second <= RESTARTED || second >= from && second < to;
                    long pending = high ? 100 : second == RESTARTED + 20 ? 7 : 3;
                    return new BacklogSample(at(second), pending, 0, 0, 0, Duration.ZERO);
                })
                .toList();
        List<BacklogSample> before = IntStream.range(0, (int) STOPPED)
                .mapToObj(second -> new BacklogSample(at(second), 3, 0, 0, 0, Duration.ZERO))
                .toList();
        return BacklogCurve.of(before, after, at(STOPPED), at(RESTARTED), SUSTAINED);
    }

    @Test
    void no_acknowledged_write_is_lost_by_a_dead_worker() {
        assertJudged(
                WorkerCriteria.noLostWrites(new AuditCounts(10, 9, 1, 0, 0, 0, 0, Optional.empty())), MISSED, "1 lost");
    }

    @Test
    void dead_letters_without_any_before_or_a_reason_are_told_bare() {
        assertThat(WorkerCriteria.noDeadLetters(new DeadLetters(0, 0, Map.of())).why())
                .isEqualTo("0 new dead letters, objective ≤ 0 rows");
    }

    @Test
    void derived_state_is_complete_of_at_most_what_was_acknowledged() {
        assertThatThrownBy(() -> new DerivedCounts(5, 6, 0, 0, 0, 0)).hasMessageContaining("6 complete of 5");
        assertThatThrownBy(() -> new DerivedCounts(5, -1, 0, 0, 0, 0)).hasMessageContaining("-1 complete of 5");
        assertThat(new DerivedCounts(5, 0, 5, 0, 0, 0).complete()).isZero();
    }

    @Test
    void new_dead_letters_are_missed_and_old_ones_mentioned() {
        assertJudged(WorkerCriteria.noDeadLetters(new DeadLetters(2, 0, Map.of())), MET, "2 stood there before");
        assertJudged(
                WorkerCriteria.noDeadLetters(new DeadLetters(0, 3, Map.of("max_attempts_exceeded", 3L))),
                MISSED,
                "3 new dead letters {max_attempts_exceeded=3}");
    }

    @Test
    void an_embedding_that_failed_for_good_is_a_miss_though_the_outbox_is_empty() {
        assertJudged(
                WorkerCriteria.derivedState(new DerivedCounts(50, 49, 0, 0, 1, 0)), MISSED, "49 of 50 acknowledged");
        assertJudged(WorkerCriteria.derivedState(new DerivedCounts(50, 50, 0, 0, 0, 0)), MET, "50 of 50");
        assertJudged(WorkerCriteria.derivedState(new DerivedCounts(0, 0, 0, 0, 0, 0)), UNPROVEN, "no acknowledged");
    }

    @Test
    void effects_are_once_neither_more_nor_less() {
        assertJudged(WorkerCriteria.effectsOnce(new EffectCounts(50, 0, 0, 0, 0)), MET, "50 writes");
        assertJudged(WorkerCriteria.effectsOnce(new EffectCounts(50, 1, 0, 0, 0)), MISSED, "1 writes without effect");
        assertJudged(WorkerCriteria.effectsOnce(new EffectCounts(50, 0, 0, 0, 2)), MISSED, "2 duplicates");
        assertJudged(
                WorkerCriteria.effectsOnce(new EffectCounts(50, 0, 3, 0, 0)),
                MISSED,
                "3 writes with an event that was published more than once");
        assertJudged(
                WorkerCriteria.effectsOnce(new EffectCounts(50, 8, 0, 4, 0)),
                MISSED,
                "4 writes whose events are gone from the outbox");
        assertJudged(WorkerCriteria.effectsOnce(new EffectCounts(0, 0, 0, 0, 0)), UNPROVEN, "no event");
    }

    @Test
    void gates_are_met_by_all_that_were_expected() {
        Check health = Check.of("job:health-gate", true, "exit 0");
        assertJudged(WorkerCriteria.gates(List.of(health, health), 2), MET, "job:health-gate");
        assertJudged(WorkerCriteria.gates(List.of(health), 2), UNPROVEN, "1 of 2 gates");
        assertJudged(WorkerCriteria.gates(List.of(health, Check.of("g", false, "exit 2")), 2), MISSED, "g (exit 2)");
    }
}
