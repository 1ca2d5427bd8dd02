package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.CriticalRecord;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordComparisonTest {

    private final CriticalRecord first = record("first", "aa");
    private final CriticalRecord second = record("second", "bb");

    @Test
    void records_as_captured_are_unharmed_in_whatever_order_they_come() {
        var comparison = new RecordComparison(List.of(first, second), List.of(second, first));

        assertThat(comparison.check().missing()).isEmpty();
        assertThat(comparison.check().altered()).isEmpty();
        assertThat(comparison.summary()).isEqualTo("2 of 2 unharmed");
    }

    @Test
    void a_missing_and_an_altered_record_are_named() {
        var otherText = new CriticalRecord("second", second.nodeId(), second.commitId(), "XX");

        var comparison = new RecordComparison(List.of(first, second), List.of(otherText));

        assertThat(comparison.check().missing()).containsExactly("first");
        assertThat(comparison.check().altered()).containsExactly("second");
        assertThat(comparison.csv())
                .contains("first," + first.nodeId())
                .contains(",missing\n")
                .contains(",altered\n");
    }

    private static CriticalRecord record(String clientId, String hash) {
        return new CriticalRecord(clientId, UUID.randomUUID(), UUID.randomUUID(), hash);
    }
}
