package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.record.IncidentNotes.FollowUp;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentNotesDraftTest {

    private static final LocalDate DUE = LocalDate.parse("2026-03-07");

    @Test
    void a_clean_pass_has_nothing_that_failed_and_nothing_to_follow() {
        IncidentNotes notes = SampleRecords.pass().incidentNotes();
        assertThat(notes.whatFailed()).isEmpty();
        assertThat(notes.mitigation()).isEqualTo("not required");
        assertThat(notes.followUps()).isEmpty();
        assertThat(notes.blastRadius())
                .isEqualTo("staging-ha only; 3 disruptions by 3 levers, 29.64 s in all; "
                        + "A restore lever (local): isolated PostgreSQL and API started for 5.8 s; "
                        + "B release lever (local): canary api-2 deployed with v0.2.2 for 8.84 s; "
                        + "C worker lever (local): worker killed for 15 s");
    }

    @Test
    void a_missed_rto_names_the_figures_and_the_longest_phase() {
        assertThat(SampleRecords.fail().incidentNotes().followUps())
                .contains(new FollowUp(
                        "A rto: restore took 1120.5 s ± 0.02 (18m41s) of a 30 s objective: "
                                + "shorten the longest phase of the restore: replay WAL, 1118.9 s (18m39s)",
                        "platform-oncall",
                        DUE));
    }

    @Test
    void a_broken_step_a_missed_criterion_and_a_failed_gate_are_all_told() {
        assertThat(SampleRecords.fail().incidentNotes().whatFailed())
                .hasSize(5)
                .anyMatch(s -> s.startsWith("A rto: 1120.5 s ± 0.02, objective ≤ 30 s: MISSED"))
                .anyMatch(s -> s.startsWith("B step 2, rollback to the previous release, broke: "))
                .anyMatch(s -> s.startsWith("C no-dead-letters: 3 rows"))
                .anyMatch(s -> s.startsWith("C undo of: worker killed, failed: "))
                .anyMatch(s -> s.startsWith("gate `npm run -s preflight:prod`: exit code 2"));
    }

    @Test
    void a_failed_undo_is_the_mitigation_that_is_missing_with_what_to_run() {
        IncidentNotes notes = SampleRecords.fail().incidentNotes();
        assertThat(notes.mitigation())
                .startsWith("undo failed for 1 of 3, a person has to act: ")
                .contains(
                        "C worker killed, start refused with exit code 1; run: systemctl start aionis-worker",
                        "A isolated PostgreSQL and API started, undone after 5.8 s");
        assertThat(notes.blastRadius()).endsWith("worker killed, still in force");
        assertThat(notes.followUps())
                .anyMatch(action -> action.text().startsWith("C undo by hand at once: worker killed"));
    }

    @Test
    void what_is_unproven_is_followed_up_by_getting_the_evidence() {
        IncidentNotes notes = SampleRecords.partial().incidentNotes();
        assertThat(notes.followUps())
                .extracting(FollowUp::text)
                .containsExactly(
                        "A: clear what kept the scenario from running, then drill again",
                        "restore-rehearsed: unproven, no earlier record: "
                                + "get the evidence that was missing, then drill again",
                        "C drain-time: unproven, the load stopped before the drain: 3 samples of at least 20: "
                                + "get the evidence that was missing, then drill again");
        assertThat(notes.mitigation())
                .isEqualTo("the drill undid what its levers had changed (1 of 1 disruptions): "
                        + "C worker killed, undone after 15 s");
    }

    @Test
    void who_must_act_and_until_when_follows_from_what_is_wrong() {
        assertThat(SampleRecords.fail().incidentNotes().followUps())
                .as("a failed undo today, lost data in two days, missed objectives in a week; most urgent first")
                .extracting(action -> action.text().substring(0, 12) + " " + action.owner() + " " + action.due())
                .containsExactly(
                        "C undo by ha platform-oncall 2026-02-28",
                        "C no-dead-le platform-oncall 2026-03-02",
                        "A rto: resto platform-oncall 2026-03-07",
                        "B step 2, ro platform-oncall 2026-03-07",
                        "mend what `n platform-oncall 2026-03-07");
        assertThat(SampleRecords.partial().incidentNotes().followUps())
                .filteredOn(action -> action.text().contains("unproven"))
                .extracting(FollowUp::due)
                .containsOnly(LocalDate.parse("2026-03-14"));
    }

    @Test
    void why_the_drill_was_ended_is_told_first_and_followed_up() {
        IncidentNotes notes = new IncidentNotesDraft("local", "me", DUE)
                .of(
                        List.of("the drill was ended: interrupted from outside", "undo failed: worker killed"),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(notes.whatFailed()).startsWith("the drill was ended: interrupted from outside");
        assertThat(notes.followUps())
                .containsExactly(
                        new FollowUp("undo by hand: undo failed: worker killed", "me", DUE),
                        new FollowUp(
                                "the drill was ended: interrupted from outside: find out why, then drill again",
                                "me",
                                DUE.plusDays(7)));
    }

    @Test
    void what_the_probes_saw_belongs_to_the_blast_radius() {
        ScenarioRecord rollback = SampleRollback.withAnOutage();
        assertThat(new BlastRadius("local", List.of(rollback)).sentence())
                .contains("; B write without a good answer once, for at most 0.35 s; B release lever");
    }

    @Test
    void a_scenario_left_out_on_purpose_has_not_failed() {
        assertThat(SampleRecords.partial().incidentNotes().whatFailed()).noneMatch(s -> s.startsWith("B"));
    }

    @Test
    void without_a_disruption_nothing_was_touched() {
        IncidentNotes notes = new IncidentNotesDraft("local", "me", DUE).of(List.of(), List.of(), List.of(), List.of());
        assertThat(notes.blastRadius()).isEqualTo("local only; no lever changed anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rto",
                "rpo",
                "rpo-window",
                "alert-detected",
                "restore-target-reached",
                "restored-schema",
                "restored-pages",
                "archive-continuity",
                "api-smoke",
                "critical-records",
                "isolation",
                "rollback-slo",
                "error-rate-recovery",
                "latency-recovery",
                "readiness",
                "schema-compatibility",
                "no-lost-writes",
                "backlog-grew",
                "backlog-drained",
                "drain-time",
                "no-dead-letters",
                "derived-state",
                "effects-once",
                "gates"
            })
    void every_criterion_of_the_design_has_a_rule(String criterionId) {
        assertThat(FollowUpRules.knows(criterionId)).isTrue();
    }

    @Test
    void every_precondition_of_the_template_has_a_rule() {
        for (PreconditionSentence sentence : PreconditionSentence.values()) {
            assertThat(sentence.names()).isNotEmpty().allMatch(FollowUpRules::knows);
        }
    }
}
