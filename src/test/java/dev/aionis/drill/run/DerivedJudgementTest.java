package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.criteria.AuditCounts;
import dev.aionis.drill.criteria.DerivedCounts;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivedJudgementTest {

    private static final AuditCounts ALL_RECOVERED =
            new AuditCounts(40, 40, 0, 0, 0, 0, 0, Optional.of(Span.exactly(Duration.ZERO)));

    @Test
    void every_node_with_its_embedding_is_complete() {
        DerivedCounts counts = DerivedJudgement.state(ALL_RECOVERED, nodes(40));

        assertThat(counts.complete()).isEqualTo(40);
        assertThat(counts.missingNode()).isZero();
    }

    @Test
    void a_reading_that_found_no_nodes_proves_no_derived_state() {
        DerivedCounts counts = DerivedJudgement.state(ALL_RECOVERED, nodes(0));

        assertThat(counts.complete()).isZero();
        assertThat(counts.missingNode()).isEqualTo(40);
    }

    private static DerivedState nodes(long ready) {
        return new DerivedState(
                ready, Map.of("ready", ready), 0, List.of(), 2 * ready, 0, Map.of(), Map.of(), 0, Map.of());
    }
}
