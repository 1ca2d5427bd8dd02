package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.DatabaseConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.ReleaseConfig;
import dev.aionis.drill.config.ReleaseHooks;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReleaseLever.CanarySlice;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment whose release is a word in a file. */
class HookReleaseLeverTest {

    private static final Optional<HookCommand> NONE = Optional.empty();
    private static final URI FIRST = URI.create("http://127.0.0.1:3001");
    private static final URI SECOND = URI.create("http://localhost:3002");
    private static final URI APART = URI.create("http://canary.example.org:3001");

    @TempDir
    private Path folder;

    private Hooks hooks;

    @BeforeEach
    void scene() {
        hooks = new Hooks(folder);
    }

    private HookReleaseLever logging(String logs) {
        return lever(Optional.of(APART), "", "", NONE, NONE, Optional.of(hooks.script(logs)));
    }

    private HookReleaseLever lever(
            Optional<URI> canary,
            String deploy,
            String rollback,
            Optional<HookCommand> current,
            Optional<HookCommand> status) {
        return lever(canary, deploy, rollback, current, status, NONE);
    }

    private HookReleaseLever lever(
            Optional<URI> canary,
            String deploy,
            String rollback,
            Optional<HookCommand> current,
            Optional<HookCommand> status,
            Optional<HookCommand> logs) {
        var external = new ExternalConfig(
                URI.create("http://api.example.org"),
                List.of(FIRST, SECOND),
                new Secret(""),
                new Secret(""),
                Optional.empty(),
                canary,
                new DatabaseConfig("jdbc:postgresql://db/aionis", "drill", new Secret("")),
                false,
                Duration.ofMinutes(5),
                Path.of("."));
        return new HookReleaseLever(
                new ReleaseHooks(
                        current,
                        Optional.of(hooks.script("test $DRILL_RELEASE = v0.1.8 || exit 75")),
                        hooks.noted("deploy", "echo $DRILL_RELEASE > release\n" + deploy),
                        hooks.noted("rollback", rollback),
                        status,
                        logs),
                hooks.runner(),
                new ReleaseConfig("v0.2.2", "v0.1.8"),
                external,
                Duration.ofSeconds(1));
    }

    private HookReleaseLever lever(String rollback, Optional<HookCommand> current, Optional<HookCommand> status) {
        return lever(Optional.of(APART), "", rollback, current, status);
    }

    private Optional<HookCommand> current() {
        return Optional.of(hooks.script("echo \"{\\\"release\\\": \\\"$(cat release)\\\"}\""));
    }

    private Optional<HookCommand> status() {
        return Optional.of(hooks.script("test \"$(cat release)\" = \"$DRILL_RELEASE\" || exit 75"));
    }

    private static Change<CanarySlice> deployed(HookReleaseLever lever) {
        Change<CanarySlice> change = lever.deployCanary("v0.2.2", "v0.1.8", 0.25);
        change.action().get();
        return change;
    }

    @Test
    void a_canary_is_where_the_hook_answers_and_the_baseline_is_another_replica() {
        CanarySlice answered = lever(
                        Optional.of(APART), "echo '{\"apiUrl\": \"http://127.0.0.1:3001/\"}'", "", NONE, NONE)
                .deployCanary("v0.2.2", "v0.1.8", 0.25)
                .action()
                .get();
        assertThat(answered.canary()).contains(URI.create("http://127.0.0.1:3001/"));
        assertThat(answered.baseline()).contains(SECOND);

        CanarySlice configured = lever(Optional.of(APART), "", "", NONE, NONE)
                .deployCanary("v0.2.2", "v0.1.8", 0.25)
                .action()
                .get();
        assertThat(configured).isEqualTo(new CanarySlice(Optional.of(APART), Optional.of(FIRST)));

        assertThat(lever(Optional.empty(), "", "", NONE, NONE)
                        .deployCanary("v0.2.2", "v0.1.8", 0.25)
                        .action()
                        .get()
                        .canary())
                .isEmpty();
    }

    @Test
    void a_rollback_is_believed_by_status_or_else_by_current() {
        for (boolean byStatus : new boolean[] {true, false}) {
            Optional<HookCommand> status = byStatus ? status() : NONE;
            HookReleaseLever honest = lever("echo $DRILL_RELEASE > release", current(), status);
            Change<CanarySlice> change = deployed(honest);
            honest.undo(change.undo());
            assertThat(honest.undone(change.undo())).isTrue();

            HookReleaseLever idle = lever("true", current(), status);
            change = deployed(idle);
            idle.undo(change.undo());
            assertThat(idle.undone(change.undo())).as("by status %s", byStatus).isFalse();
        }
        assertThat(hooks.calls())
                .containsExactly(
                        "deploy", "rollback", "deploy", "rollback", "deploy", "rollback", "deploy", "rollback");
    }

    @Test
    void every_replica_has_an_identity_of_its_own_and_what_the_deployment_says() {
        HookReleaseLever lever = lever("", current(), status());
        deployed(lever);

        assertThat(lever.status())
                .extracting(ReplicaStatus::name, ReplicaStatus::identity, ReplicaStatus::release, ReplicaStatus::ready)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "api-1", "127.0.0.1:3001", Optional.of("v0.2.2"), Optional.of(true)),
                        org.assertj.core.api.Assertions.tuple(
                                "api-2", "127.0.0.1:3002", Optional.of("v0.2.2"), Optional.of(true)));
    }

    @Test
    void what_nobody_can_see_is_left_open_and_said() {
        HookReleaseLever blind = lever("", NONE, NONE);
        Change<CanarySlice> change = deployed(blind);

        assertThat(blind.undone(change.undo())).isTrue();
        assertThat(blind.status()).extracting(ReplicaStatus::release).containsOnly(Optional.empty());
        assertThat(blind.status()).extracting(ReplicaStatus::ready).containsOnly(Optional.empty());
        assertThat(blind.gaps()).anyMatch(gap -> gap.contains("nobody looks whether the rollback is complete"));
        assertThat(blind.gaps()).anyMatch(gap -> gap.contains("schema-compatibility stays unproven"));
        assertThat(blind.logs()).isEmpty();
    }

    @Test
    void a_log_that_is_too_long_to_search_is_none() {
        assertThat(logging("echo 'startup contract violated'").logs())
                .singleElement()
                .satisfies(log -> assertThat(Hooks.text(log)).contains("startup contract violated"));

        assertThat(logging("yes 'a line of a log' | head -c 9000000").logs()).isEmpty();
        assertThat(hooks.said())
                .containsExactly("release.logs printed more than can be kept and searched: print less of it");
    }

    @Test
    void whether_a_release_could_be_deployed_is_asked() {
        assertThat(lever("", NONE, NONE).available("v0.1.8")).contains(true);
        assertThat(lever("", NONE, NONE).available("v9")).contains(false);
    }
}
