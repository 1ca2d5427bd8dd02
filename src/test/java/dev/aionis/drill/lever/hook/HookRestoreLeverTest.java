package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.DatabaseConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.RestoreHooks;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.RestoreLever.LeftCopy;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.process.ProcessState;
import dev.aionis.drill.sandbox.DatabaseLogin;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The shared sandbox's database stands in for a copy; the live one is elsewhere. */
@ExtendWith(SharedSandbox.class)
@Tag("long")
class HookRestoreLeverTest {

    private static final Optional<HookCommand> NONE = Optional.empty();
    private static final Instant MOMENT = Instant.parse("2026-02-28T10:10:00Z");

    @TempDir
    private Path folder;

    private Hooks hooks;
    private String url;
    private DatabaseLogin login;
    private Optional<HookCommand> list = NONE;

    @BeforeEach
    void scene(Sandbox sandbox) {
        hooks = new Hooks(folder);
        login = sandbox.readOnlyLogin();
        url = login.jdbcUrl();
    }

    private HookRestoreLever lever(String live, String restore, Optional<HookCommand> status) {
        return new HookRestoreLever(
                new RestoreHooks(
                        NONE,
                        NONE,
                        NONE,
                        hooks.noted("restore $DRILL_RESTORE_NAME", restore),
                        status,
                        NONE,
                        Optional.of(hooks.script(
                                "echo destroy $DRILL_RESTORE_NAME >> calls; rm -f copy", Duration.ofSeconds(1))),
                        list),
                hooks.runner(),
                new DatabaseConfig(live, login.user(), new Secret(login.password())),
                Duration.ofSeconds(5));
    }

    private HookRestoreLever lever(String restore, Optional<HookCommand> status) {
        return lever("jdbc:postgresql://live.invalid:5432/aionis", restore, status);
    }

    private String answering(String jdbcUrl) {
        return "echo '{\"jobId\": \"j-7\", \"databaseUrl\": \"" + jdbcUrl + "\"}'\n";
    }

    @Test
    void copies_that_are_left_are_those_that_a_drill_of_this_environment_names() {
        list = Optional.of(hooks.script("echo '{\"names\": [\"aionis-live\", \"ha-drill-20260227-staging-ha-03\","
                + " \"ha-drill-20260227-production-01\", \"ha-drill-20260227-staging-ha-03-of-somebody\"]}'"));

        List<LeftCopy> left = lever(answering(url), NONE).leftovers();

        assertThat(left).extracting(LeftCopy::name).containsExactly("ha-drill-20260227-staging-ha-03");
        assertThat(left.get(0)
                        .isOf(new Undo(
                                "restore",
                                "destroy",
                                Map.of("name", "ha-drill-20260227-staging-ha-03", "target", "2026-02-27T10:00:00Z"))))
                .isTrue();
        assertThat(left.get(0).isOf(new Undo("restore", "destroy", Map.of("name", "ha-drill-20260227-staging-ha-04"))))
                .isFalse();
    }

    @Test
    void without_a_status_a_copy_of_another_drill_can_not_be_looked_at() {
        HookRestoreLever lever = lever(answering(url), NONE);
        var change = lever.restore(Optional.of(MOMENT));

        assertThat(lever.look(change.undo())).as("before it is made").isEqualTo(Look.UNSEEN);
        change.action().get();
        assertThat(lever.look(change.undo())).as("its database answers").isEqualTo(Look.IN_FORCE);
        assertThat(lever.look(new Undo("restore", "destroy", Map.of("name", "ha-drill-20260227-staging-ha-03"))))
                .isEqualTo(Look.UNSEEN);
    }

    @Test
    void a_restore_that_returns_with_its_copy_needs_no_status() {
        HookRestoreLever lever = lever(answering(url), NONE);

        RestoredCopy copy = lever.restore(Optional.of(MOMENT)).action().get();

        assertThat(copy.jobId()).isEqualTo("j-7");
        assertThat(copy.jdbcUrl()).isEqualTo(url);
        assertThat(copy.user()).as("the live one's").isEqualTo(login.user());
        assertThat(copy.phases()).extracting(Phase::name).containsExactly("restore job", "first login");
    }

    @Test
    void a_job_is_polled_until_it_is_done_and_tells_where_it_is() {
        var status = Optional.of(hooks.script("echo x >> polls; n=$(wc -l < polls)\n"
                + "test $n -lt 3 && { echo \"{\\\"message\\\": \\\"$((n * 40)) %\\\"}\"; exit 75; }\n"
                + "echo $DRILL_RESTORE_JOB >> jobs\n" + answering(url)));
        HookRestoreLever lever = lever("echo '{\"jobId\": \"j-7\"}'", status);

        RestoredCopy copy = lever.restore(Optional.of(MOMENT)).action().get();

        assertThat(copy.phases())
                .extracting(Phase::name)
                .containsExactly("restore job", "status polled", "first login");
        assertThat(hooks.said()).containsExactly("restore.status: 40 %", "restore.status: 80 %");
        assertThat(folder.resolve("jobs")).hasContent("j-7");
    }

    @Test
    void a_copy_that_is_the_live_database_is_refused_and_destroyed_by_name_alone() {
        HookRestoreLever lever = lever(url.replace("127.0.0.1", "localhost"), answering(url), NONE);
        Change<RestoredCopy> change = lever.restore(Optional.of(MOMENT));

        assertThatThrownBy(() -> change.action().get())
                .hasMessageContaining(
                        "restored database " + url + ", which is the live database, expected an isolated copy");
        lever.undo(change.undo());

        assertThat(lever.undone(change.undo()))
                .as("the live database must not be waited to vanish")
                .isTrue();
        assertThat(hooks.calls())
                .containsExactly("restore ha-drill-20260228-staging-ha-01", "destroy ha-drill-20260228-staging-ha-01");
    }

    @Test
    void a_job_without_an_address_without_a_copy_or_without_an_end_is_given_up_clearly() {
        assertThatThrownBy(() ->
                        lever("true", NONE).restore(Optional.empty()).action().get())
                .hasMessageContaining("hook restore.restore, no databaseUrl in its answer");
        assertThatThrownBy(() -> lever("true", Optional.of(hooks.script("exit 76")))
                        .restore(Optional.empty())
                        .action()
                        .get())
                .hasMessageContaining(
                        "exit code 76 (there is no copy ha-drill-20260228-staging-ha-01), expected 75 or 0");
        assertThatThrownBy(() -> lever("true", Optional.of(hooks.script("echo '{\"message\": \"queued\"}'; exit 75")))
                        .restore(Optional.empty())
                        .action()
                        .get())
                .hasMessageContaining("awaiting the restore to be done, not seen after ")
                .hasMessageContaining("queued");
    }

    @Test
    void a_login_that_is_refused_is_not_tried_until_the_limit() {
        String stranger = url.replace("jdbc:postgresql://", "postgres://drill:wr0ng-password@");

        assertThatThrownBy(() -> lever(answering(stranger), NONE)
                        .restore(Optional.empty())
                        .action()
                        .get())
                .hasMessageContaining("refused the login of drill: 28P01")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void a_copy_is_gone_when_status_says_so_whatever_destroy_did() {
        var status = Optional.of(hooks.script("test -e copy || exit 76\n" + answering(url)));
        HookRestoreLever lever = lever("touch copy\n" + answering(url), status);
        Change<RestoredCopy> change = lever.restore(Optional.of(MOMENT));
        change.action().get();

        assertThat(lever.undone(change.undo())).isFalse();
        lever.undo(change.undo());
        assertThat(lever.undone(change.undo())).isTrue();
    }

    @Test
    void without_status_a_copy_is_gone_when_its_database_answers_no_more() {
        HookRestoreLever still = lever(answering(url), NONE);
        Change<RestoredCopy> change = still.restore(Optional.of(MOMENT));
        change.action().get();
        still.undo(change.undo());
        assertThat(still.undone(change.undo()))
                .as("destroy exited with 0, and yet it answers")
                .isFalse();

        DatabaseUrl dropped =
                DatabaseUrl.parse(url.replaceFirst("/[^/]*$", "/dropped")).orElseThrow();
        assertThat(new CopyDatabase(dropped, login.user(), login.password()).gone())
                .isTrue();
        DatabaseUrl ended = DatabaseUrl.parse("postgres://127.0.0.1:1/aionis").orElseThrow();
        assertThat(new CopyDatabase(ended, login.user(), login.password()).gone())
                .isTrue();
    }

    @Test
    void a_restore_that_is_still_running_when_the_drill_is_ended_does_not_outlive_its_removal() throws Exception {
        HookRestoreLever lever = lever("touch copy; echo $$ > pid; while :; do touch copy; sleep 0.01; done", NONE);
        Change<RestoredCopy> change = lever.restore(Optional.of(MOMENT));
        var step = CompletableFuture.supplyAsync(change.action());
        Path pid = folder.resolve("pid");
        Wait.upTo(Duration.ofSeconds(5))
                .forThe("the restore to be under way")
                .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());

        lever.undo(change.undo());

        assertThat(ProcessState.of(Long.parseLong(Files.readString(pid).strip())))
                .isEqualTo(ProcessState.GONE);
        assertThat(folder.resolve("copy")).doesNotExist();
        assertThatThrownBy(step::join)
                .hasMessageContaining("hook restore.restore")
                .hasMessageContaining("exit code 137");
    }

    @Test
    void another_process_removes_what_a_dead_drill_made() {
        Change<RestoredCopy> change = lever("true", NONE).restore(Optional.of(MOMENT));

        HookRestoreLever other = lever("true", NONE);
        other.undo(change.undo());

        assertThat(other.undone(change.undo())).isTrue();
        assertThat(hooks.calls()).containsExactly("destroy ha-drill-20260228-staging-ha-01");
    }
}
