package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times are milliseconds; the target is 100, or from 90 to 110. */
class ClassificationTest {

    private static final Optional<BoundedInstant> AT_100 = Optional.of(BoundedInstant.exactly(Writes.at(100)));
    private static final Optional<BoundedInstant> FROM_90_TO_110 =
            Optional.of(new BoundedInstant(Writes.at(90), Writes.at(110)));
    private static final Optional<DatabaseRow> ABSENT = Optional.empty();

    @Test
    void acknowledged_by_the_target_it_is_recovered_or_lost() {
        var write = write(acknowledged(1, 10, 20));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.LOST);
    }

    @Test
    void acknowledged_exactly_at_the_target_it_had_to_be_there() {
        var write = write(acknowledged(1, 90, 100));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.LOST);
    }

    @Test
    void sent_exactly_at_the_target_it_may_be_there_or_not() {
        var write = write(acknowledged(1, 100, 105));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
    }

    @Test
    void sent_before_and_acknowledged_after_the_target_it_may_be_there_or_not() {
        var write = write(acknowledged(1, 99, 101));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
    }

    @Test
    void sent_after_the_target_it_is_there_only_if_the_restore_overshot() {
        var write = write(acknowledged(1, 101, 105));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.BEYOND_TARGET);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.NOT_EXPECTED);
    }

    @Test
    void within_the_bounds_of_the_target_nothing_is_held_against_it() {
        var acknowledgedWithin = write(acknowledged(1, 80, 91));
        var sentWithin = write(acknowledged(2, 110, 120));
        assertThat(judged(acknowledgedWithin, ABSENT, FROM_90_TO_110)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
        assertThat(judged(sentWithin, rowOf(2), FROM_90_TO_110)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
    }

    @Test
    void outside_the_bounds_of_the_target_it_counts() {
        assertThat(judged(write(acknowledged(1, 80, 90)), ABSENT, FROM_90_TO_110))
                .isEqualTo(WriteClass.LOST);
        assertThat(judged(write(acknowledged(2, 111, 120)), rowOf(2), FROM_90_TO_110))
                .isEqualTo(WriteClass.BEYOND_TARGET);
    }

    @Test
    void without_a_target_everything_acknowledged_had_to_be_there() {
        assertThat(judged(write(acknowledged(1, 500, 900)), ABSENT, Optional.empty()))
                .isEqualTo(WriteClass.LOST);
        assertThat(judged(write(acknowledged(1, 500, 900)), rowOf(1), Optional.empty()))
                .isEqualTo(WriteClass.RECOVERED);
    }

    @Test
    void a_timeout_is_undecided_whether_it_did_commit_or_not() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 10, 20));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.UNDECIDED);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.UNDECIDED);
    }

    @Test
    void a_timeout_that_was_sent_after_the_target_and_is_there_shows_that_the_restore_overshot() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 101, 120));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.BEYOND_TARGET);
    }

    @Test
    void what_was_refused_throttled_or_never_sent_is_a_phantom_if_it_is_there() {
        for (var outcome : List.of(RequestOutcome.REFUSED, RequestOutcome.THROTTLED, RequestOutcome.NOT_SENT)) {
            var write = write(ended(1, outcome, 10, 20));
            assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.PHANTOM);
            assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.NOT_DONE);
        }
    }

    @Test
    void another_node_commit_or_hash_is_an_altered_write() {
        var write = write(acknowledged(1, 10, 20));
        var right = rowOf(1).orElseThrow();
        assertThat(judged(write, row(Writes.node(2), right.commitId(), right.commitHash()), AT_100))
                .isEqualTo(WriteClass.ALTERED);
        assertThat(judged(write, row(right.nodeId(), Optional.of(Writes.commit(2)), right.commitHash()), AT_100))
                .isEqualTo(WriteClass.ALTERED);
        assertThat(judged(write, row(right.nodeId(), right.commitId(), Optional.of(Writes.hash(2))), AT_100))
                .isEqualTo(WriteClass.ALTERED);
        assertThat(judged(write, row(right.nodeId(), right.commitId(), Optional.empty()), AT_100))
                .isEqualTo(WriteClass.ALTERED);
    }

    @Test
    void a_retried_write_is_acknowledged_if_any_attempt_was() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 10, 20), acknowledged(2, 30, 40));
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.LOST);
        assertThat(judged(
                        write,
                        row(
                                Writes.node(2),
                                rowOf(2).get().commitId(),
                                rowOf(2).get().commitHash()),
                        AT_100))
                .isEqualTo(WriteClass.RECOVERED);
    }

    @Test
    void a_timeout_that_committed_after_its_retry_leaves_a_commit_of_its_own() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 10, 20), acknowledged(2, 30, 40));
        var late = row(Writes.node(2), Optional.of(Writes.commit(99)), Optional.of(Writes.hash(99)));
        assertThat(judged(write, late, AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write(acknowledged(2, 30, 40)), late, AT_100)).isEqualTo(WriteClass.ALTERED);
    }

    @Test
    void a_retry_from_after_the_target_shows_that_the_restore_overshot_even_if_the_first_was_before_it() {
        var write = write(acknowledged(1, 10, 20), acknowledged(1, 30, 40), acknowledged(3, 101, 110));
        var third = row(Writes.node(1), Optional.of(Writes.commit(3)), Optional.of(Writes.hash(3)));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write, third, AT_100)).isEqualTo(WriteClass.BEYOND_TARGET);
    }

    @Test
    void a_retry_acknowledged_after_the_target_was_not_due_although_an_earlier_attempt_was_before_it() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 10, 20), acknowledged(2, 101, 105));
        var byTheFirst = row(Writes.node(2), Optional.of(Writes.commit(99)), Optional.of(Writes.hash(99)));
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.NOT_EXPECTED);
        assertThat(judged(write, rowOf(2), AT_100))
                .as("the retry's own commit is from after the target")
                .isEqualTo(WriteClass.BEYOND_TARGET);
        assertThat(judged(write, byTheFirst, AT_100))
                .as("the attempt of unknown outcome may have committed in time")
                .isEqualTo(WriteClass.UNDECIDED);
    }

    @Test
    void a_retry_that_was_under_way_at_the_target_may_be_there_or_not() {
        var write = write(ended(1, RequestOutcome.UNKNOWN, 10, 20), acknowledged(2, 99, 105));
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
        assertThat(judged(write, rowOf(2), AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
    }

    @Test
    void a_duplicate_that_was_acknowledged_twice_is_one_write_with_either_commit() {
        var write = write(acknowledged(1, 10, 20), acknowledged(2, 30, 40));
        var bySecond = row(Writes.node(1), Optional.of(Writes.commit(2)), Optional.of(Writes.hash(2)));
        assertThat(judged(write, rowOf(1), AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write, bySecond, AT_100)).isEqualTo(WriteClass.RECOVERED);
        assertThat(judged(write, ABSENT, AT_100)).isEqualTo(WriteClass.LOST);
    }

    @Test
    void an_acknowledgement_that_arrives_long_after_the_disaster_counts_by_when_its_write_was_sent() {
        var underWay = write(acknowledged(1, 99, 5_000));
        assertThat(judged(underWay, ABSENT, AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);
        assertThat(judged(underWay, rowOf(1), AT_100)).isEqualTo(WriteClass.IN_FLIGHT_AT_TARGET);

        var pastTarget = write(acknowledged(2, 150, 5_000));
        assertThat(judged(pastTarget, ABSENT, AT_100)).isEqualTo(WriteClass.NOT_EXPECTED);
        assertThat(judged(pastTarget, rowOf(2), AT_100)).isEqualTo(WriteClass.BEYOND_TARGET);
        assertThat(judged(pastTarget, ABSENT, Optional.empty()))
                .as("a client was told, so of all that there is it must be part")
                .isEqualTo(WriteClass.LOST);
    }

    @Test
    void every_class_is_the_one_that_all_possible_histories_allow() {
        Map<WriteClass, Integer> seen = new EnumMap<>(WriteClass.class);
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new RandomWrites(seed);
            var write = random.write("drill-1");
            var row = random.row(write);
            var target = random.target();

            var judged = judged(write, row, target);

            assertThat(judged)
                    .as("seed %d: %s, row %s, target %s", seed, write, row, target)
                    .isEqualTo(new Worlds(write, target).judge(row));
            seen.merge(judged, 1, Integer::sum);
        }
        assertThat(seen.keySet()).as("premise: every class was met").containsExactlyInAnyOrder(WriteClass.values());
        assertThat(seen.values()).allMatch(count -> count >= 100);
    }

    private static WriteClass judged(SentWrite write, Optional<DatabaseRow> row, Optional<BoundedInstant> target) {
        return new Classification(target).of(write, row);
    }

    private static SentWrite write(LedgerEntry... attempts) {
        return new SentWrite(List.of(attempts));
    }

    private static LedgerEntry acknowledged(long seed, int sent, int acknowledged) {
        return new LedgerEntry(
                seed,
                "drill-1",
                Writes.at(sent),
                Writes.at(sent),
                Optional.of(RequestOutcome.OK),
                Optional.of(Writes.at(acknowledged)),
                Optional.of(Writes.commit(seed)),
                Optional.of(Writes.node(seed)),
                Optional.of(Writes.hash(seed)));
    }

    private static LedgerEntry ended(long seed, RequestOutcome outcome, int sent, int ended) {
        return new LedgerEntry(
                seed,
                "drill-1",
                Writes.at(sent),
                Writes.at(sent),
                Optional.of(outcome),
                Optional.of(Writes.at(ended)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<DatabaseRow> rowOf(long seed) {
        return row(Writes.node(seed), Optional.of(Writes.commit(seed)), Optional.of(Writes.hash(seed)));
    }

    private static Optional<DatabaseRow> row(
            java.util.UUID node, Optional<java.util.UUID> commit, Optional<String> hash) {
        return Optional.of(new DatabaseRow("drill-1", node, commit, hash));
    }
}
