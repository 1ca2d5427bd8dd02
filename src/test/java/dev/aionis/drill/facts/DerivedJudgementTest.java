package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.criteria.DeadLetters;
import dev.aionis.drill.criteria.DerivedCounts;
import dev.aionis.drill.criteria.EffectCounts;
import dev.aionis.drill.criteria.WorkerCriteria;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivedJudgementTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private static final Map<Integer, Long> ALL_ONCE = Map.of(1, 100L);
    private static final Map<String, Map<Integer, Long>> BOTH_EVENTS_ONCE =
            Map.of("embed_nodes", ALL_ONCE, "topic_cluster", ALL_ONCE);

    @Test
    void a_hundred_writes_with_embedding_and_both_events_are_complete() {
        DerivedState derived = derived(Map.of("ready", 100L), 0, 0, BOTH_EVENTS_ONCE);

        assertThat(DerivedJudgement.state(audit(100, 0), derived)).isEqualTo(new DerivedCounts(100, 100, 0, 0, 0, 0));
        assertThat(DerivedJudgement.effects(audit(100, 0), derived)).isEqualTo(new EffectCounts(100, 0, 0, 0, 0));
    }

    @Test
    void embeddings_that_failed_for_good_are_found_although_the_outbox_is_empty() {
        DerivedState derived = derived(Map.of("ready", 97L, "failed", 3L), 3, 0, BOTH_EVENTS_ONCE);

        DerivedCounts counts = DerivedJudgement.state(audit(100, 0), derived);

        assertThat(counts).isEqualTo(new DerivedCounts(100, 97, 0, 0, 3, 0));
        assertThat(WorkerCriteria.derivedState(counts))
                .extracting(Criterion::status)
                .isEqualTo(CriterionStatus.MISSED);
    }

    @Test
    void embeddings_to_come_events_to_come_and_nodes_that_are_gone_each_have_their_count() {
        DerivedState derived = derived(Map.of("ready", 90L, "pending", 5L), 5, 4, BOTH_EVENTS_ONCE);

        assertThat(DerivedJudgement.state(audit(95, 5), derived)).isEqualTo(new DerivedCounts(100, 86, 5, 5, 0, 4));
    }

    @Test
    void writes_that_lack_several_things_never_count_below_none_complete() {
        DerivedState derived = derived(Map.of("pending", 100L), 100, 200, BOTH_EVENTS_ONCE);

        assertThat(DerivedJudgement.state(audit(100, 0), derived).complete()).isZero();
    }

    @Test
    void events_that_were_published_twice_or_never_are_not_once() {
        DerivedState derived = derived(
                Map.of("ready", 100L),
                0,
                0,
                Map.of("embed_nodes", Map.of(1, 98L, 2, 2L), "topic_cluster", Map.of(0, 1L, 1, 99L)));

        EffectCounts effects = DerivedJudgement.effects(audit(100, 0), derived);

        assertThat(effects).isEqualTo(new EffectCounts(100, 1, 2, 0, 0));
        assertThat(WorkerCriteria.effectsOnce(effects))
                .extracting(Criterion::status)
                .isEqualTo(CriterionStatus.MISSED);
    }

    @Test
    void where_no_event_is_known_no_write_had_its_effect() {
        DerivedState derived = derived(Map.of("ready", 100L), 0, 0, Map.of());

        assertThat(DerivedJudgement.effects(audit(100, 0), derived).withoutEffect())
                .isEqualTo(100);
    }

    @Test
    void dead_letters_from_before_the_drill_are_not_its_own() {
        DerivedState derived = derived(Map.of("ready", 100L), 0, 0, BOTH_EVENTS_ONCE);

        assertThat(DerivedJudgement.deadLetters(3, deadLettersNow(5), derived))
                .isEqualTo(new DeadLetters(3, 2, Map.of()));
        assertThat(DerivedJudgement.deadLetters(3, deadLettersNow(1), derived))
                .as("some were cleaned up meanwhile")
                .isEqualTo(new DeadLetters(3, 0, Map.of()));
    }

    private static BacklogSample deadLettersNow(long rows) {
        return new BacklogSample(NOON, 0, 0, rows, 0, Duration.ZERO);
    }

    private static AuditCounts audit(long recovered, long lost) {
        return new AuditCounts(recovered + lost, recovered, lost, 0, 0, 0, 0, Optional.empty());
    }

    private static DerivedState derived(
            Map<String, Long> byEmbedding,
            long withoutEmbedding,
            long unpublished,
            Map<String, Map<Integer, Long>> publishedPerWrite) {
        long nodes = byEmbedding.values().stream().mapToLong(Long::longValue).sum();
        return new DerivedState(
                nodes,
                byEmbedding,
                withoutEmbedding,
                List.of(),
                2 * nodes,
                0,
                unpublished,
                Map.of(),
                Map.of(),
                0,
                publishedPerWrite);
    }
}
