package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.sandbox.defect.RestoreDefect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two of the defects, in every build: that a drill can fail at all is not left to the long matrix. */
class QuickDefectsTest {

    private static final List<Seeded> QUICK = SeededDefects.selected(
            RestoreDefect.RESTORED_A_SECOND_LATE.id() + "," + WorkerDefect.PUBLISHES_WITHOUT_WORK.id());

    @Test
    void a_restore_that_overshoots_and_a_worker_that_does_no_work_are_found() throws Exception {
        try (var runs = DefectRuns.begin(QUICK, List.of(), QUICK.size(), System.out::println)) {
            for (Seeded seeded : QUICK) {
                assertThat(runs.detection(seeded).complaints())
                        .as(seeded.toString())
                        .isEmpty();
            }
        }
    }
}
