package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordMarkdownTest {

    private static final Path GOLDEN = Path.of("src/test/resources/record");
    private static final Path SEEN = Path.of("target/record");

    /** The template's headings and fields, in its order. */
    private static final List<String> TEMPLATE = List.of(
            "\n## Drill Metadata\n",
            "\n1. Drill id: ",
            "\n2. Date (UTC): ",
            "\n3. Environment: ",
            "\n4. Scope/tenant sample: ",
            "\n5. Owner: ",
            "\n6. Observers: ",
            "\n7. Release/tag: ",
            "\n## Preconditions\n",
            "\n1. Deployment topology is split service (`API` replicas + separate `worker` + external Postgres). ",
            "\n2. Monitoring dashboards and alert channels are active. ",
            "\n3. Rollback artifact for previous known-good release is ready. ",
            "\n4. Backups/PITR policies are configured and tested at least once. ",
            "\n## Scenario A: Database Restore Drill (PITR/Backup)\n",
            "\nGoal:\nVerify DB restore capability and RTO/RPO assumptions.\n",
            "\nResult: `",
            "\n## Scenario B: API Rollback Drill\n",
            "\nGoal:\nValidate safe rollback to previous release when current API build regresses.\n",
            "\nResult: `",
            "\n## Scenario C: Worker Recovery + Replay Drill\n",
            "\nGoal:\nValidate outbox/backfill recovery path after worker interruption.\n",
            "\nResult: `",
            "\n## Validation Command Evidence\n",
            "\n## Incident Notes\n",
            "\n1. What failed:",
            "\n2. Blast radius: ",
            "\n3. Mitigation applied: ",
            "\n4. Follow-up actions:",
            "\n5. Owner + due date:",
            "\n## Final Sign-off\n",
            "\n1. Drill result: `",
            "\n2. Signed by: ",
            "\n3. Date (UTC): `");

    /** What each scenario that ran must show besides. */
    private static final List<String> SCENARIO = List.of(
            "\nGoal:\n",
            "\nExecution summary:\n",
            "\nMeasured:\n",
            "\nPass criteria:\n",
            "\nEvidence:\n",
            "\nResult: `");

    static Stream<Arguments> drills() {
        return Stream.of(
                Arguments.of("pass", SampleRecords.pass()),
                Arguments.of("fail", SampleRecords.fail()),
                Arguments.of("partial", SampleRecords.partial()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void the_record_reads_as_its_golden_sample(String name, DrillRecord record) {
        String seen = RecordMarkdown.render(record);
        keep(name, seen);
        assertThat(seen)
                .as("the rendering changed; if it is meant, copy %s/%s.md over %s", SEEN, name, GOLDEN)
                .isEqualTo(read(GOLDEN.resolve(name + ".md")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void every_heading_and_field_of_the_template_is_there_in_its_order(String name, DrillRecord record) {
        assertThat(RecordMarkdown.render(record)).containsSubsequence(TEMPLATE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void no_field_is_left_open(String name, DrillRecord record) {
        assertThat(RecordMarkdown.render(record))
                .doesNotContainIgnoringCase("TBD", "null", "placeholder", "<", "{value=", "Optional[")
                .doesNotContainPattern(": *\\n\\d\\. ");
    }

    @Test
    void a_scenario_that_ran_shows_what_was_done_measured_judged_and_by_which_files() {
        String text = RecordMarkdown.render(SampleRecords.pass());
        List<String> sections = List.of(text.split("\n## Scenario [ABC]: ")).subList(1, 4);
        assertThat(sections)
                .hasSize(3)
                .allSatisfy(section -> assertThat(section).containsSubsequence(SCENARIO));
    }

    @Test
    void rto_and_rpo_are_shown_with_bound_objective_and_verdict() {
        assertThat(RecordMarkdown.render(SampleRecords.pass()))
                .contains("1. RTO: `4.213 s ± 0.02`, objective `≤ 30 s`: MET")
                .contains("2. RPO: `0 rows`, objective `≤ 0 rows`: MET; acknowledged writes lost `0`; "
                        + "data loss before the restore target `0 s ± 0.004`");
    }

    @Test
    void a_long_rto_is_shown_in_minutes_too() {
        assertThat(RecordMarkdown.render(SampleRecords.fail()))
                .contains("RTO: `1120.5 s ± 0.02 (18m41s)`, objective `≤ 30 s`: **MISSED**");
    }

    @Test
    void a_scenario_that_was_not_selected_says_so_and_claims_no_result() {
        assertThat(RecordMarkdown.render(SampleRecords.partial()))
                .contains("This scenario was not selected for this run: -Dgroups=restore,worker leaves it out")
                .contains("Result: `not-selected`");
    }

    @Test
    void a_broken_step_is_marked_and_the_skipped_ones_say_why() {
        assertThat(RecordMarkdown.render(SampleRecords.fail()))
                .contains("| 2 | rollback to the previous release | `10:09:07.000` | `30 s` | **broken** | "
                        + "api-2 not ready after 30 s HINT: see api-2.log |")
                .contains("| 3 | error rate and latency return to the envelope |  |  | **skipped** | step 2 broke |");
    }

    @Test
    void what_a_server_says_cannot_break_the_table_or_open_html() {
        DrillRecord record = SampleRecords.fail();
        assertThat(MarkdownText.text("<script>alert(1)</script> [a](http://b)\n# c"))
                .isEqualTo("&lt;script>alert(1)&lt;/script> [a]\\(http://b) # c");
        assertThat(RecordMarkdown.render(record)).contains("3 rows with max_attempts_exceeded \\| see outbox");
    }

    private static void keep(String name, String seen) {
        try {
            Files.writeString(Files.createDirectories(SEEN).resolve(name + ".md"), seen);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
