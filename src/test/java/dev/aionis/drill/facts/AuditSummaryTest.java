package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.ledger.AuditFinding;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.ledger.LedgerTail;
import dev.aionis.drill.ledger.WriteClass;
import dev.aionis.drill.model.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditSummaryTest {

    private static final Optional<Span> DATA_LOSS = Optional.of(Span.exactly(Duration.ofSeconds(2)));

    /** A power of two for each class, so that every sum tells which were added. */
    private final AuditSummary summary = new AuditSummary(report());

    @Test
    void what_was_acknowledged_by_the_target_is_recovered_lost_or_altered() {
        AuditCounts counts = summary.counts();

        assertThat(counts.recovered()).isEqualTo(count(WriteClass.RECOVERED));
        assertThat(counts.lost()).isEqualTo(count(WriteClass.LOST));
        assertThat(counts.altered()).isEqualTo(count(WriteClass.ALTERED));
        assertThat(counts.acknowledged())
                .isEqualTo(count(WriteClass.RECOVERED) + count(WriteClass.LOST) + count(WriteClass.ALTERED));
        assertThat(counts.dataLoss()).isEqualTo(DATA_LOSS);
    }

    @Test
    void what_can_not_be_told_is_undecided_and_what_should_not_be_there_stays_apart() {
        AuditCounts counts = summary.counts();

        assertThat(counts.undecided()).isEqualTo(count(WriteClass.UNDECIDED) + count(WriteClass.IN_FLIGHT_AT_TARGET));
        assertThat(counts.beyondTarget()).isEqualTo(count(WriteClass.BEYOND_TARGET));
        assertThat(counts.phantom()).isEqualTo(count(WriteClass.PHANTOM));
    }

    @Test
    void writes_past_the_target_count_whether_they_are_there_or_not() {
        assertThat(summary.acknowledgedPastTarget())
                .isEqualTo(count(WriteClass.NOT_EXPECTED) + count(WriteClass.BEYOND_TARGET));
    }

    private static long count(WriteClass writeClass) {
        return 1L << writeClass.ordinal();
    }

    private static AuditReport report() {
        var counts = new EnumMap<WriteClass, Long>(WriteClass.class);
        var findings = new EnumMap<WriteClass, List<AuditFinding>>(WriteClass.class);
        for (WriteClass writeClass : WriteClass.values()) {
            counts.put(writeClass, count(writeClass));
            findings.put(writeClass, List.of());
        }
        return new AuditReport(
                new AuditScope("default", "drill-a-", Optional.empty()),
                counts,
                Map.copyOf(counts),
                findings,
                7,
                DATA_LOSS,
                511,
                511,
                0,
                300,
                new LedgerTail(LedgerTail.State.CLOSED, 4096, 0),
                Path.of("audit.tsv"),
                "for the test");
    }
}
