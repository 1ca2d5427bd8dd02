package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks as operators write them, good ones and others; every one a real process. */
class HookRunnerTest {

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    private HookResult run(HookVerb verb, String script) {
        return hooks.runner().run(verb, hooks.script(script), Map.of());
    }

    private String refusal(HookVerb verb, String script) {
        try {
            run(verb, script);
        } catch (DrillException refused) {
            return refused.getMessage().replace(folder.toString(), "");
        }
        throw new AssertionError("accepted: " + script);
    }

    @Test
    void a_hook_is_told_what_drill_it_serves_and_what_it_is_to_do() throws IOException {
        hooks.runner(Map.of("REGION", "eu-1"))
                .run(HookVerb.WORKER_STOP, hooks.script("env > told"), Map.of("DRILL_STOP_MODE", "stop"));

        assertThat(Files.readAllLines(folder.resolve("told")))
                .contains(
                        "DRILL_ID=ha_drill_20260228_staging-ha_01",
                        "DRILL_ENVIRONMENT=staging-ha",
                        "DRILL_SCENARIO=A",
                        "DRILL_VERB=worker.stop",
                        "DRILL_STOP_MODE=stop",
                        "REGION=eu-1");
    }

    @Test
    void a_secret_of_the_drills_reaches_only_a_hook_that_the_configuration_gives_it() throws IOException {
        String name = "HOME";
        hooks.learn(System.getenv(name));

        hooks.runner().run(HookVerb.WORKER_STOP, hooks.script("printenv " + name + " > told || true"), Map.of());
        assertThat(folder.resolve("told")).isEmptyFile();

        hooks.runner(Map.of(name, System.getenv(name)))
                .run(HookVerb.WORKER_STOP, hooks.script("printenv " + name + " > told"), Map.of());
        assertThat(folder.resolve("told")).hasContent(System.getenv(name));
    }

    @Test
    void the_last_line_is_the_answer_whatever_was_printed_before_it() {
        HookResult result = run(
                HookVerb.RESTORE_RESTORE,
                "echo '{\"level\": \"info\"}'; echo '{\"jobId\": \"j-1\", \"databaseUrl\": \"postgres://u:p%40w0rd@db.copy/aionis\"}'; echo; echo warning >&2");

        assertThat(result.answer().jobId()).contains("j-1");
        assertThat(result.answer().database().orElseThrow().jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.copy:5432/aionis");
        assertThat(result.answer().database().orElseThrow().password()).contains("p@w0rd");
    }

    @Test
    void without_a_last_line_that_begins_as_an_object_there_is_no_answer() {
        assertThat(run(HookVerb.RESTORE_RESTORE, "echo '{'; echo '  \"Instance\": 1'; echo '}'")
                        .answer()
                        .jobId())
                .isEmpty();
        assertThat(run(HookVerb.RELEASE_LOGS, "echo '{\"level\":\"info\"}'").done())
                .isTrue();
    }

    @Test
    void a_wrong_answer_is_named_by_verb_key_and_what_was_expected() {
        assertThat(refusal(HookVerb.RESTORE_RESTORE, "echo '{\"jobid\": \"x\"}'"))
                .contains("hook restore.restore [sh, -c, ")
                .contains("answered the unknown key \"jobid\", expected none but jobId, databaseUrl, message")
                .contains("HINT: docs/hooks.md has what each verb may answer; see /hooks/001-restore.restore.txt");
        assertThat(refusal(HookVerb.RESTORE_RESTORE, "echo '{\"jobId\": 7}'"))
                .contains("answered jobId 7, expected a text");
        assertThat(refusal(HookVerb.RESTORE_START_API, "echo '{\"apiUrl\": \"ftp://copy\"}'"))
                .contains("answered apiUrl \"ftp://copy\", expected http://host:port or https://host:port");
        assertThat(refusal(HookVerb.RESTORE_SNAPSHOT, "echo '{\"finishedAt\": \"yesterday\"}'"))
                .contains("answered finishedAt \"yesterday\", expected a moment such as 2026-02-28T10:10:00Z");
        assertThat(refusal(HookVerb.RESTORE_ARCHIVE, "echo '{\"segments\": 3, \"missing\": [\"../x\"]}'"))
                .contains("answered missing \"../x\", expected a WAL segment such as");
        assertThat(refusal(HookVerb.RESTORE_ARCHIVE, "echo '{\"segments\": -1}'"))
                .contains("answered segments -1, expected a whole number");
        assertThat(refusal(HookVerb.WORKER_STOP, "echo '{\"message\": \"a\", \"message\": \"b\"}'"))
                .contains("no JSON from its column");
    }

    @Test
    void garbage_that_begins_as_an_object_is_told_by_its_place_and_not_quoted() {
        assertThat(refusal(HookVerb.RESTORE_RESTORE, "echo '{\"databaseUrl\": \"postgres://u:open-sesame'"))
                .contains("a last line that begins with { and is no JSON from its column ")
                .doesNotContain("answered {");
        assertThat(refusal(HookVerb.RESTORE_RESTORE, "printf '{\"databaseUrl\": \"mysql://u:open-%s@h/d\"}' sesame"))
                .contains("answered databaseUrl in another form, expected postgres://")
                .doesNotContain("open-sesame");
    }

    @Test
    void another_exit_code_is_told_with_what_the_hook_complained_of() {
        assertThat(refusal(HookVerb.WORKER_START, "echo starting; echo 'unit aionis-worker not found' >&2; exit 3"))
                .contains(
                        ", exit code 3, expected 0:\n  unit aionis-worker not found\nHINT: see /hooks/001-worker.start.txt");
        assertThat(refusal(HookVerb.RESTORE_STATUS, "exit 4"))
                .contains("exit code 4, expected 0 or 75 or 76, and printed nothing");
        assertThat(refusal(HookVerb.WORKER_STATUS, "exit 76")).contains("exit code 76, expected 0 or 75");
        assertThat(run(HookVerb.RESTORE_STATUS, "exit 75").notYet()).isTrue();
        assertThat(run(HookVerb.RESTORE_STATUS, "exit 76").none()).isTrue();
    }

    @Test
    void a_secret_is_seen_neither_in_the_transcript_nor_in_the_error() {
        String error = refusal(
                HookVerb.WORKER_START,
                "echo key=" + Hooks.SECRET + "; echo 'cannot log in with " + Hooks.SECRET + "' >&2; exit 1");

        assertThat(error).contains("cannot log in with [redacted]").doesNotContain(Hooks.SECRET);
        assertThat(Hooks.text(hooks.transcripts().get(0)))
                .contains("exit code  1", "[redacted]")
                .doesNotContain(Hooks.SECRET);
    }

    @Test
    void a_password_that_a_hook_answers_is_a_secret_from_then_on() {
        run(
                HookVerb.RESTORE_RESTORE,
                "echo using copy-pa55word; echo '{\"databaseUrl\": \"postgres://u:copy-pa55word@h/d\"}'");

        assertThat(Hooks.text(hooks.transcripts().get(0)))
                .contains("using [redacted]")
                .doesNotContain("copy-pa55word");
        assertThat(hooks.clean("copy-pa55word")).isEqualTo("[redacted]");
    }

    @Test
    @Tag("long")
    void a_gigabyte_of_output_stays_bounded_in_memory_and_on_disk() throws IOException {
        long before = used();

        HookCommand talkative = hooks.script(
                "echo begun; yes xxxxxxxxxxxxxxx | head -c 1073741824; echo '{\"message\": \"done\"}'",
                Duration.ofMinutes(1));
        hooks.runner().run(HookVerb.WORKER_STOP, talkative, Map.of());

        Path transcript = hooks.transcripts().get(0);
        assertThat(Files.size(transcript)).isBetween(60_000L, 80_000L);
        assertThat(Hooks.text(transcript)).contains("begun", "bytes left out", "{\"message\": \"done\"}");
        assertThat(used() - before).isLessThan(64L << 20);
    }

    @Test
    void a_hook_that_hangs_is_ended_with_its_children_and_theirs() throws IOException {
        HookCommand hanging = hooks.script(
                "(trap '' TERM; sh -c 'echo $$ > grandchild; exec sleep 600' & wait) & echo $! > child; wait",
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> hooks.runner().run(HookVerb.RESTORE_RESTORE, hanging, Map.of()))
                .hasMessageContaining("not over after 1.0 s, and ended with all that it started")
                .hasMessageContaining("HINT: hook.restore.restore.timeout is its limit; see ");

        for (String name : List.of("child", "grandchild")) {
            long pid = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            Wait.upTo(Duration.ofSeconds(5))
                    .forThe(name + " to be gone")
                    .until(() -> ProcessState.of(pid) == ProcessState.GONE);
        }
        assertThat(Hooks.text(hooks.transcripts().get(0))).contains("exit code  none, ended at its time limit");
    }

    @Test
    void a_status_that_stays_the_same_is_one_transcript_which_counts() {
        HookRunner runner = hooks.runner();
        HookCommand status = hooks.script("test -e done && exit 0; echo '{\"message\": \"43 %\"}'; exit 75");
        for (int i = 0; i < 3; i++) {
            runner.run(HookVerb.RESTORE_STATUS, status, Map.of());
        }
        runner.run(HookVerb.RESTORE_STATUS, hooks.script("exit 0"), Map.of());

        assertThat(hooks.transcripts())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("001-restore.status.txt", "002-restore.status.txt");
        assertThat(Hooks.text(hooks.transcripts().get(0))).contains("the last of 3 calls with the same outcome");
    }

    @Test
    void a_missing_program_is_found_before_anything_starts() {
        var misspelt = new HookCommand(List.of("./worker-stpo"), Duration.ofSeconds(1));

        assertThatThrownBy(() -> hooks.runner().require(HookVerb.WORKER_STOP, misspelt))
                .hasMessage("hook.worker.stop: program ./worker-stpo, no executable file in " + folder
                        + "\nHINT: nothing was changed; correct the command in the drill config, or hook.directory");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
