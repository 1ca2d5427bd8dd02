package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A hundred writes, one each 10 ms, acknowledged 5 ms after they were sent; the first is sent 0 ms after the start, the
 * target is 500 ms after it: the write sent at 490 ms is the last that had to be there.
 */
class DiagnosisTest {

    private static final Optional<BoundedInstant> AT_500 = Optional.of(BoundedInstant.exactly(Writes.at(500)));

    private AuditTally tally;

    @Test
    void restored_to_the_target() {
        assertThat(diagnosis(AT_500, sent -> sent < 500))
                .isEqualTo("every acknowledged write that had to be there is there: 50");
        assertThat(tally.dataLoss()).contains(Span.exactly(Duration.ZERO));
    }

    @Test
    void restored_to_an_earlier_moment() {
        assertThat(diagnosis(AT_500, sent -> sent < 300))
                .isEqualTo("restored to an earlier moment than the target: it stands after " + Writes.at(290)
                        + " and before " + Writes.at(305) + ", at least 0.195 s before the target");
        assertThat(tally.count(WriteClass.LOST)).isEqualTo(20);
        assertThat(tally.dataLoss()).contains(Span.exactly(Duration.ofMillis(195)));
    }

    @Test
    void restored_past_the_target() {
        assertThat(diagnosis(AT_500, sent -> sent < 700))
                .isEqualTo("restored past the target: it stands after " + Writes.at(690) + " and before "
                        + Writes.at(705) + ", at least 0.190 s after the target");
        assertThat(tally.count(WriteClass.BEYOND_TARGET)).isEqualTo(19);
    }

    @Test
    void never_restored_at_all() {
        assertThat(diagnosis(AT_500, sent -> true))
                .isEqualTo("restored past the target: it stands after " + Writes.at(990)
                        + ", at least 0.490 s after the target");
    }

    @Test
    void holes_between_writes_that_are_there() {
        assertThat(diagnosis(AT_500, sent -> sent < 500 && sent != 200))
                .isEqualTo("no moment of the live database: a write acknowledged at " + Writes.at(205)
                        + " is absent, one sent at " + Writes.at(490)
                        + " is there; writes lost from between others: 1");
    }

    @Test
    void the_newest_writes_missing_without_a_target() {
        assertThat(diagnosis(Optional.empty(), sent -> sent < 800))
                .isEqualTo("restored to an earlier moment than the newest: it stands after " + Writes.at(790)
                        + " and before " + Writes.at(805) + "; later writes absent: 20");
        assertThat(tally.dataLoss())
                .as("from the oldest lost acknowledgement to the last of all")
                .contains(Span.exactly(Duration.ofMillis(995 - 805)));
    }

    @Test
    void a_target_with_bounds_gives_a_loss_with_bounds() {
        var target = new BoundedInstant(Writes.at(495), Writes.at(515));
        diagnosis(Optional.of(target), sent -> sent < 400);

        assertThat(tally.dataLoss()).contains(new Span(Duration.ofMillis(90), Duration.ofMillis(110)));
    }

    @Test
    void the_same_client_ids_from_another_cluster() {
        assertThat(diagnosis(AT_500, sent -> sent < 500, seed -> seed + 1_000_000))
                .startsWith("another cluster: 50 client ids of the ledger are there, none of them as it was");
    }

    @Test
    void altered_writes_and_phantoms() {
        assertThat(diagnosis(AT_500, sent -> sent < 500, seed -> seed == 3 ? 1_000_000 : seed))
                .isEqualTo("not what was acknowledged: 1 writes altered, 0 rows that this ledger did not send or that"
                        + " were refused");
    }

    @Test
    void a_target_before_every_acknowledgement_proves_nothing() {
        assertThat(diagnosis(Optional.of(BoundedInstant.exactly(Writes.at(-1))), sent -> false))
                .isEqualTo("nothing proven: no acknowledged write had to be there");
        assertThat(tally.dataLoss()).isEmpty();
    }

    private String diagnosis(Optional<BoundedInstant> target, IntPredicate thereIfSentAt) {
        return diagnosis(target, thereIfSentAt, LongUnaryOperator.identity());
    }

    private String diagnosis(
            Optional<BoundedInstant> target, IntPredicate thereIfSentAt, LongUnaryOperator seedInDatabase) {
        List<SentWrite> writes = new ArrayList<>();
        List<DatabaseRow> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            writes.add(write(i));
            if (thereIfSentAt.test(i * 10)) {
                rows.add(row(i, seedInDatabase.applyAsLong(i)));
            }
        }
        tally = new AuditTally(target);
        new AuditMerge(writes.iterator(), rows.iterator(), new Classification(target)).run(tally::add);
        return Diagnosis.of(tally, new AuditScope("default", "drill-", target), () -> {
            throw new AssertionError("the scope need not be looked into");
        });
    }

    private static SentWrite write(int i) {
        return new SentWrite(List.of(new LedgerEntry(
                i,
                "drill-%03d".formatted(i),
                Writes.at(i * 10),
                Writes.at(i * 10),
                Optional.of(RequestOutcome.OK),
                Optional.of(Writes.at(i * 10 + 5)),
                Optional.of(Writes.commit(i)),
                Optional.of(Writes.node(i)),
                Optional.of(Writes.hash(i)))));
    }

    private static DatabaseRow row(int i, long seed) {
        return new DatabaseRow(
                "drill-%03d".formatted(i),
                Writes.node(seed),
                Optional.of(Writes.commit(seed)),
                Optional.of(Writes.hash(seed)));
    }
}
