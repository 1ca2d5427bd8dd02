package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.process.CommandResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateJudgementTest {

    private static final String HEALTH = "job:health-gate";
    private static final String RELEASE = "gate:memory-store-p2:release";
    private static final String CROSS_TENANT = "job:consistency-check:cross-tenant";
    private static final String PREFLIGHT = "preflight:prod";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate:memory-store-p2:release | {\"ok\":true} | exit code 0, report says ok",
                "job:health-gate | {\"ok\":true,\"gate\":{\"fail_reasons\":[]}} | exit code 0, report says ok",
                "job:consistency-check:cross-tenant | {\"summary\":{\"errors\":0,\"warnings\":0}} | exit code 0, report says no errors and no warnings",
                "preflight:prod | all is well | exit code 0",
                "gate:core:prod | {\"ok\":true} | exit code 0",
                "job:outbox-replay | {\"matched\":0,\"replayed\":0} | exit code 0"
            })
    void each_gate_passes_by_its_own_rule(String script, String stdout, String why) {
        GateOutcome outcome = judged(script, 0, stdout);

        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.why()).isEqualTo(why);
    }

    @Test
    void a_gate_that_says_ok_and_exits_with_1_has_failed() {
        GateOutcome outcome = judged(RELEASE, 1, "{\"ok\":true}");

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.why()).isEqualTo("exit code 1, expected 0, although its report says ok = true");
    }

    @ParameterizedTest
    @ValueSource(strings = {RELEASE, HEALTH, PREFLIGHT, "gate:core:prod"})
    void a_gate_that_exits_with_0_and_says_not_ok_has_failed(String script) {
        GateOutcome outcome = judged(script, 0, "{\"ok\":false,\"gate\":{\"fail_reasons\":[\"embed_backlog\"]}}");

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.why()).contains("exit code 0, but its report says ok = false", "embed_backlog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Segmentation fault", "{\"ok\":tr", "  {\"ok\":true}", "{ not json }", "[{\"ok\":true}]"})
    void output_without_a_whole_report_at_its_end_is_no_pass(String stdout) {
        GateOutcome outcome = judged(HEALTH, 0, stdout);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.why()).contains("no whole JSON object");
    }

    @Test
    void the_last_object_decides_and_log_lines_before_it_do_not() {
        String stdout = """
                > aionis@0.2.2 gate
                {"level":30,"msg":"starting","ok":false}
                step 1 {done}
                {
                  "ok": true,
                  "gate": { "ok": false }
                }
                """;

        assertThat(judged(RELEASE, 0, stdout).passed()).isTrue();
        assertThat(judged(RELEASE, 0, stdout + "{\"ok\":false}\n").passed()).isFalse();
    }

    /** The inner object says ok, but the report around it was cut. */
    @ParameterizedTest
    @ValueSource(strings = {"", "… 512 bytes left out …\n}\n"})
    void a_part_of_a_broken_report_is_no_report(String cut) {
        String stdout = "{\"ok\":true}\n{\n  \"ok\": false,\n  \"gate\":\n  { \"ok\": true },\n" + cut;

        assertThat(judged(RELEASE, 0, stdout).why()).contains("no whole JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "job:health-gate | 2 | exit code 2, expected 0: the gate failed; embedding_backlog too high; old pending",
                "job:health-gate | 1 | exit code 1, expected 0: usage or runtime error; embedding_backlog too high; old pending",
                "preflight:prod | 2 | exit code 2, expected 0; embedding_backlog too high; old pending",
                "preflight:prod | 127 | exit code 127, expected 0: the command could not be run; embedding_backlog too high; old pending",
                "preflight:prod | 137 | exit code 137, expected 0: ended by signal 9; embedding_backlog too high; old pending"
            })
    void exit_codes_are_told_in_words_with_the_reasons_of_the_report(String script, int code, String why) {
        String stdout = "{\"ok\":false,\"gate\":{\"fail_reasons\":[\"embedding_backlog too high\",\"old pending\"]}}";

        assertThat(judged(script, code, stdout).why()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"summary\":{\"errors\":1,\"warnings\":0}} | errors = 1, warnings = 0",
                "{\"summary\":{\"errors\":0,\"warnings\":3}} | errors = 0, warnings = 3",
                "{\"summary\":{\"errors\":0}} | errors = 0, warnings = nothing",
                "{\"ok\":true} | errors = nothing, warnings = nothing"
            })
    void the_cross_tenant_check_passes_only_without_errors_and_warnings(String stdout, String said) {
        GateOutcome outcome = judged(CROSS_TENANT, 0, stdout);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.why()).contains(said);
    }

    @Test
    void a_gate_ended_at_its_timeout_says_so() {
        var result = new CommandResult(npm(HEALTH), -1, true, "{\"ok\":true}", "", Duration.ofSeconds(90));

        GateOutcome outcome = GateJudgement.judge(npm(HEALTH), result);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.why()).isEqualTo("ended at its timeout after 90 s");
    }

    @Test
    void the_script_is_found_among_flags_and_arguments() {
        List<String> command =
                List.of("npm", "run", "-s", HEALTH, "--", "--strict-warnings", "--consistency-check-set", "scope");

        GateOutcome outcome = GateJudgement.judge(command, result(command, 0, "{\"ok\":false}"));

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.command())
                .isEqualTo("npm run -s job:health-gate -- --strict-warnings --consistency-check-set scope");
    }

    @Test
    void another_command_is_judged_by_its_exit_code_alone() {
        List<String> command = List.of("./check.sh", "--all");

        assertThat(GateJudgement.judge(command, result(command, 0, "{\"ok\":false}"))
                        .passed())
                .isTrue();
        assertThat(GateJudgement.judge(command, result(command, 3, "")).why()).isEqualTo("exit code 3, expected 0");
    }

    @Test
    void the_summary_is_found_where_the_output_names_it_or_its_run_id_leads() {
        assertThat(judged(RELEASE, 0, "see artifacts/memory_store_p2_release/r-1/summary.json\n{\"ok\":true}")
                        .artifact())
                .contains("artifacts/memory_store_p2_release/r-1/summary.json");
        assertThat(judged(PREFLIGHT, 0, "{\"ok\":true,\"run_id\":\"20260228_1\"}")
                        .artifact())
                .contains("artifacts/preflight/20260228_1/summary.json");
        assertThat(judged(PREFLIGHT, 0, "{\"ok\":true,\"run_id\":\"../../etc\"}")
                        .artifact())
                .isEmpty();
        assertThat(judged(HEALTH, 0, "{\"ok\":true,\"run_id\":\"1\"}").artifact())
                .isEmpty();
    }

    private static GateOutcome judged(String script, int exitCode, String stdout) {
        return GateJudgement.judge(npm(script), result(npm(script), exitCode, stdout));
    }

    private static List<String> npm(String script) {
        return List.of("npm", "run", "-s", script);
    }

    private static CommandResult result(List<String> command, int exitCode, String stdout) {
        return new CommandResult(command, exitCode, false, stdout, "", Duration.ofMillis(1200));
    }
}
