package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.RestoreDefect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefectsPageTest {

    private static final Detection WORKER = new Detection(
            Seeded.in(Scenario.WORKER_RECOVERY, WorkerDefect.PUBLISHES_WITHOUT_WORK)
                    .missed("derived-state", "pending")
                    .follows("gates", "effects-once"),
            Drilled.record(
                    Verdict.FAIL,
                    Drilled.missed(
                            "derived-state",
                            "9 embeddings | <pending>\nfor good in "
                                    + Path.of("log").toAbsolutePath()),
                    Drilled.missed("gates", "one failed"),
                    Drilled.met("effects-once")));

    private static final Detection RESTORE = new Detection(
            Seeded.in(Scenario.DATABASE_RESTORE, RestoreDefect.RESTORED_A_SECOND_LATE)
                    .missed("restore-target-reached", "after"),
            Drilled.failing("restore-target-reached", "3 writes from after it"));

    @Test
    void a_row_says_the_defect_what_found_it_in_which_words_and_what_it_broke_besides() {
        assertThat(DefectsPage.of(List.of(WORKER), 2, 1))
                .contains("\nDetected: 1 of 2. Faults that must disturb no drill, and did not: 0 of 1.\n")
                .contains(
                        "| `publishes-without-work` | " + WorkerDefect.PUBLISHES_WITHOUT_WORK.fault()
                                + " | fail | **derived-state** MISSED: 9 embeddings \\| &lt;pending> for good in log | gates |\n");
    }

    @Test
    void each_scenario_has_a_table_of_its_own_in_the_order_of_the_drill() {
        String page = DefectsPage.of(List.of(WORKER, RESTORE), 2, 0);

        assertThat(page)
                .containsSubsequence(
                        "# Seeded defects",
                        "## " + Scenario.DATABASE_RESTORE.heading(),
                        "`restored-a-second-late`",
                        "## " + Scenario.WORKER_RECOVERY.heading(),
                        "`publishes-without-work`");
    }
}
