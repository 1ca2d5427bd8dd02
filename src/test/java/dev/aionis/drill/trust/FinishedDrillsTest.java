package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.trust.DrillOutcome.Unproven;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedDrillsTest {

    @TempDir
    Path folder;

    @Test
    void a_run_goes_on_where_it_was_ended() throws IOException {
        FinishedDrills before = FinishedDrills.in(folder);
        assertThat(before.runSeed()).isEmpty();
        before.add(Outcomes.of(2, List.of(), List.of(new Unproven("rto", "the clock jumped"))));
        before.add(Outcomes.of(1, List.of("rpo MISSED"), List.of()));

        FinishedDrills after = FinishedDrills.in(folder);

        assertThat(after.runSeed()).hasValue(Outcomes.RUN_SEED);
        assertThat(after.has(1)).isTrue();
        assertThat(after.has(3)).isFalse();
        assertThat(after.all())
                .isEqualTo(before.all())
                .extracting(DrillOutcome::drill)
                .containsExactly(1, 2);
    }
}
