package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.GateRecord;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final Seeded SEEDED = Seeded.in(Scenario.WORKER_RECOVERY, WorkerDefect.PUBLISHES_WITHOUT_WORK)
            .missed("derived-state", "pending");

    @Test
    void a_criterion_that_is_missed_in_the_right_words_is_a_detection() {
        var detection = new Detection(SEEDED, Drilled.failing("derived-state", "120 embeddings pending"));

        assertThat(detection.complaints()).isEmpty();
        assertThat(detection.made()).isTrue();
        assertThat(detection.outcome()).isEqualTo("detected");
    }

    @Test
    void a_drill_that_passed_has_not_found_the_defect() {
        var detection = new Detection(SEEDED, Drilled.record(Verdict.PASS, Drilled.met("derived-state")));

        assertThat(detection.complaints())
                .containsExactly("the drill passed", "derived-state is MET, expected [MISSED]: 0 rows as it must be");
        assertThat(detection.outcome()).startsWith("not detected: the drill passed; ");
    }

    @Test
    void a_criterion_that_was_not_judged_has_found_nothing() {
        assertThat(complaints(Drilled.record(Verdict.FAIL)))
                .containsExactly("derived-state was not judged: as its scenario says");
    }

    @Test
    void a_miss_must_say_what_is_wrong() {
        assertThat(complaints(Drilled.failing("derived-state", "something broke")))
                .containsExactly("derived-state does not say 'pending': something broke");
    }

    @Test
    void a_miss_is_not_unproven_where_it_is_a_miss() {
        DrillRecord record = Drilled.record(Verdict.PARTIAL, Drilled.unproven("derived-state", "9 pending"));

        assertThat(complaints(record)).containsExactly("derived-state is UNPROVEN, expected [MISSED]: 9 pending");
    }

    @Test
    void no_other_criterion_may_be_missed_unless_the_same_fault_breaks_it() {
        DrillRecord record = Drilled.record(
                Verdict.FAIL, Drilled.missed("derived-state", "9 pending"), Drilled.missed("drain-time", "40 s"));

        assertThat(complaints(record)).containsExactly("drain-time is MISSED, expected MET: 40 s");
        var follows = new Detection(SEEDED.follows("drain-time", "gates"), record);
        assertThat(follows.complaints()).isEmpty();
        assertThat(follows.followed()).containsExactly("drain-time");
    }

    @Test
    void no_gate_may_fail_unless_the_same_fault_breaks_it() {
        DrillRecord record = Drilled.with(
                Drilled.failing("derived-state", "9 pending"),
                List.of(),
                new GateRecord(
                        "npm run -s job:health-gate -- --strict-warnings",
                        2,
                        900,
                        CriterionStatus.MISSED,
                        "exit code 2",
                        List.of()));

        assertThat(complaints(record)).containsExactly("gate job:health-gate is MISSED, expected MET: exit code 2");
        assertThat(new Detection(SEEDED.follows("gate job:health-gate"), record).complaints())
                .isEmpty();
    }

    @Test
    void no_precondition_may_fail_unless_it_is_what_has_to_find_the_defect() {
        var archive = new PreconditionRecord("archive-age", CriterionStatus.MISSED, "90 s", "<= 60 s", List.of());
        DrillRecord record = Drilled.with(Drilled.failing("derived-state", "9 pending"), List.of(archive));

        assertThat(complaints(record)).containsExactly("archive-age is MISSED, expected MET: 90 s");
        assertThat(new Detection(SEEDED.missed("archive-age", "90 s"), record).complaints())
                .isEmpty();
    }

    private static List<String> complaints(DrillRecord record) {
        return new Detection(SEEDED, record).complaints();
    }
}
