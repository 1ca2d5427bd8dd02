package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What entries, attempts and results may hold, and what their writes say together. */
class LedgerEntryTest {

    private static final Optional<UUID> COMMIT = Optional.of(Writes.commit(1));
    private static final Optional<UUID> NODE = Optional.of(Writes.node(1));
    private static final Optional<String> HASH = Optional.of(Writes.hash(1));
    private static final Optional<Instant> ENDED = Optional.of(Writes.at(5));
    private static final Optional<RequestOutcome> OK = Optional.of(RequestOutcome.OK);
    private static final Optional<RequestOutcome> REFUSED = Optional.of(RequestOutcome.REFUSED);

    private static LedgerEntry entry(
            Optional<RequestOutcome> outcome,
            Optional<Instant> completed,
            Optional<UUID> commit,
            Optional<UUID> node,
            Optional<String> hash) {
        return new LedgerEntry(0, "drill-1", Writes.at(0), Writes.at(0), outcome, completed, commit, node, hash);
    }

    private static LedgerEntry acknowledged(long seed, long millis) {
        return new LedgerEntry(
                seed,
                "drill-1",
                Writes.at(0),
                Writes.at(0),
                OK,
                Optional.of(Writes.at(millis)),
                Optional.of(Writes.commit(seed)),
                Optional.of(Writes.node(1)),
                Optional.of(Writes.hash(seed)));
    }

    private static LedgerEntry ended(String clientId, Optional<RequestOutcome> outcome) {
        return new LedgerEntry(
                9,
                clientId,
                Writes.at(0),
                Writes.at(0),
                outcome,
                outcome.map(any -> Writes.at(7)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void an_outcome_has_its_time_and_a_time_its_outcome() {
        assertThatThrownBy(() -> entry(REFUSED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("expected both or neither");
        assertThatThrownBy(() -> entry(Optional.empty(), ENDED, Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("expected both or neither");
    }

    @Test
    void an_acknowledgement_names_commit_node_and_hash_and_nothing_else_names_any() {
        String said = "expected all three for an acknowledgement and none otherwise";
        assertThat(entry(OK, ENDED, COMMIT, NODE, HASH).acknowledged()).isTrue();
        assertThatThrownBy(() -> entry(OK, ENDED, Optional.empty(), NODE, HASH)).hasMessageContaining(said);
        assertThatThrownBy(() -> entry(OK, ENDED, COMMIT, Optional.empty(), HASH))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> entry(OK, ENDED, COMMIT, NODE, Optional.empty()))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> entry(REFUSED, ENDED, COMMIT, Optional.empty(), Optional.empty()))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> entry(REFUSED, ENDED, Optional.empty(), NODE, Optional.empty()))
                .hasMessageContaining(said);
        assertThatThrownBy(() -> entry(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), HASH))
                .hasMessageContaining(said);
    }

    @Test
    void a_result_is_held_to_the_same() {
        Instant at = Writes.at(5);
        assertThat(WriteResult.of(entry(OK, ENDED, COMMIT, NODE, HASH)))
                .isEqualTo(WriteResult.acknowledged(at, Writes.commit(1), Writes.node(1), Writes.hash(1)));
        for (WriteParts parts : List.of(
                new WriteParts(false, true, true),
                new WriteParts(true, false, true),
                new WriteParts(true, true, false))) {
            assertThatThrownBy(() -> parts.result(RequestOutcome.OK)).hasMessageContaining("expected all three");
        }
        for (WriteParts parts : List.of(
                new WriteParts(true, false, false),
                new WriteParts(false, true, false),
                new WriteParts(false, false, true))) {
            assertThatThrownBy(() -> parts.result(RequestOutcome.UNKNOWN)).hasMessageContaining("none otherwise");
        }
    }

    private record WriteParts(boolean commit, boolean node, boolean hash) {
        WriteResult result(RequestOutcome outcome) {
            return new WriteResult(
                    outcome,
                    Writes.at(5),
                    commit ? Writes.commit(1) : null,
                    node ? Writes.node(1) : null,
                    hash ? Writes.hash(1) : null);
        }
    }

    @Test
    void only_an_open_outcome_is_undecided() {
        assertThat(ended("drill-1", Optional.empty()).undecided()).isTrue();
        assertThat(ended("drill-1", Optional.of(RequestOutcome.UNKNOWN)).undecided())
                .isTrue();
        assertThat(ended("drill-1", REFUSED).undecided()).isFalse();
    }

    @Test
    void of_two_acknowledgements_the_earlier_counts_and_the_later_has_the_commit() {
        var write = new SentWrite(List.of(acknowledged(1, 30), acknowledged(2, 20)));
        assertThat(write.firstAcknowledgedAt()).contains(Writes.at(20));
        assertThat(write.newestAcknowledgement()).contains(acknowledged(1, 30));
        assertThat(write).hasToString("write " + write.attempts());
    }

    @Test
    void of_two_at_one_moment_the_later_attempt_has_the_commit() {
        var write = new SentWrite(List.of(acknowledged(1, 20), acknowledged(2, 20)));
        assertThat(write.newestAcknowledgement()).contains(acknowledged(2, 20));
    }

    @Test
    void the_attempt_of_a_row_is_the_one_whose_commit_it_has() {
        var write = new SentWrite(List.of(acknowledged(1, 20), acknowledged(2, 30)));
        var row = new DatabaseRow("drill-1", Writes.node(1), Optional.of(Writes.commit(2)), HASH);
        assertThat(write.attemptOf(row)).contains(acknowledged(2, 30));
        assertThat(write.attemptOf(new DatabaseRow("drill-1", Writes.node(1), Optional.empty(), HASH)))
                .isEmpty();
    }

    @Test
    void a_write_is_acknowledged_by_its_target_up_to_its_earliest_bound() {
        var write = new SentWrite(List.of(acknowledged(1, 20)));
        assertThat(write.acknowledgedBy(Optional.empty())).isTrue();
        assertThat(write.acknowledgedBy(target(20, 40))).isTrue();
        assertThat(write.acknowledgedBy(target(19, 40))).isFalse();
        assertThat(new SentWrite(List.of(ended("drill-1", REFUSED))).acknowledgedBy(Optional.empty()))
                .isFalse();
    }

    private static Optional<BoundedInstant> target(long earliest, long latest) {
        return Optional.of(new BoundedInstant(Writes.at(earliest), Writes.at(latest)));
    }

    @Test
    void attempts_of_two_ids_are_no_write() {
        assertThatThrownBy(() -> new SentWrite(List.of(acknowledged(1, 20), ended("drill-2", REFUSED))))
                .hasMessage("write drill-1, an attempt is of drill-2");
    }

    @Test
    void entries_of_one_id_are_one_write_and_those_of_other_prefixes_are_counted() {
        Iterator<LedgerEntry> entries = List.of(
                        ended("canary-1", REFUSED),
                        ended("drill-1", REFUSED),
                        acknowledged(1, 20),
                        ended("drill-2", REFUSED),
                        ended("smoke-1", REFUSED))
                .iterator();
        var writes = new SentWrites(entries, "drill-");
        assertThat(writes.next().attempts()).hasSize(2);
        assertThat(writes.audited()).isEqualTo(2);
        assertThat(writes.next().clientId()).isEqualTo("drill-2");
        assertThat(writes.outside()).isEqualTo(2);
        assertThat(writes.hasNext()).isFalse();
        assertThatThrownBy(writes::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("all writes were read");
    }

    @Test
    void an_interrupt_is_kept_until_the_waiting_is_over() {
        boolean[] interrupted = {true};
        assertThat(Uninterrupted.<String>await(() -> {
                    if (interrupted[0]) {
                        interrupted[0] = false;
                        throw new InterruptedException();
                    }
                    return "there";
                }))
                .isEqualTo("there");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Uninterrupted.<String>await(() -> "at once")).isEqualTo("at once");
        assertThat(Thread.interrupted()).isFalse();
    }
}
