package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.KubernetesCanary.Way;
import dev.aionis.drill.lever.kubernetes.KubernetesReleaseLever.Addresses;
import dev.aionis.drill.model.StopMode;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the Roles that come with the suite against what the levers send: nothing lacks, and nothing is too much. */
class RoleTest {

    private static final Path ROLE = Path.of("deploy/kubernetes/role.yaml");
    private static final Path STANDING = Path.of("deploy/kubernetes/components/standing-canary/role.yaml");
    private static final Path ROLLOUT = Path.of("deploy/kubernetes/components/rollout/role.yaml");

    /** As RBAC: without a name, every object is meant. */
    private record Right(AccessRule rule, Optional<String> name) {

        boolean covers(ApiCall call) {
            return rule.equals(AccessRule.of(call))
                    && name.map(only -> call.path().split("\\?", 2)[0].contains("/" + only))
                            .orElse(true);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void the_role_has_what_the_levers_need_and_no_more() throws IOException {
        try (var cluster = cluster()) {
            Set<ApiCall> sent = drilled(cluster, Way.COPY);

            assertCovered(sent, rights(ROLE));
            assertUsed(rights(ROLE), sent);
        }
    }

    @Test
    void other_ways_need_their_component_and_no_more() throws IOException {
        try (var cluster = cluster()) {
            cluster.deploy("aionis-canary", "api", 0);
            Set<ApiCall> standing = drilled(cluster, Way.DEPLOYMENT);
            assertCovered(standing, both(STANDING));
            assertUsed(rights(STANDING), standing);

            Set<ApiCall> rollout = drilled(cluster, Way.ROLLOUT);
            assertCovered(rollout, both(ROLLOUT));
            assertUsed(rights(ROLLOUT), rollout);
        }
    }

    /** Everything that the levers do, done once. */
    private Set<ApiCall> drilled(TestCluster cluster, Way way) {
        cluster.canary(way, way == Way.DEPLOYMENT ? "aionis-canary" : null);
        cluster.forget();
        var worker = new KubernetesWorkerLever(cluster.cluster(), cluster.config(), folder.resolve("w"));
        var away = worker.takeAway(StopMode.KILL);
        away.action().get();
        worker.undo(away.undo());
        worker.undone(away.undo());
        worker.logs();
        var release = new KubernetesReleaseLever(
                cluster.cluster(),
                cluster.config(),
                new Addresses(Optional.empty(), Optional.empty()),
                TestCluster.DRILL,
                folder.resolve("r"));
        release.available("v0.1.8");
        var canary = release.deployCanary("v0.2.2", "v0.1.8", 0.25);
        canary.action().get();
        release.undo(canary.undo());
        release.undone(canary.undo());
        release.logs();
        var replica = new KubernetesReplicaLever(cluster.cluster(), cluster.config(), folder.resolve("k"));
        var killed = replica.kill(Optional.empty());
        killed.action().get();
        replica.undo(killed.undo());
        replica.undone(killed.undo());
        replica.logs();
        restored(cluster);
        return new HashSet<>(cluster.received());
    }

    private void restored(TestCluster cluster) {
        var restore = new KubernetesRestoreLever(
                cluster.cluster(),
                cluster.config(),
                TestCluster.DRILL,
                Duration.ofSeconds(10),
                folder.resolve("c"),
                Instant::now,
                line -> {});
        try {
            restore.backup();
        } catch (RuntimeException none) {
            assertThat(none).hasMessageContaining("no completed Backup");
        }
        var copy = restore.restore(Optional.empty());
        var made = copy.action().get();
        restore.startApi(made, "v0.1.8");
        restore.logs(made);
        restore.undo(copy.undo());
        restore.undone(copy.undo());
    }

    private TestCluster cluster() throws IOException {
        Files.copy(Path.of("drill-config/examples/cnpg-copy.yaml"), folder.resolve("copy.yaml"));
        return new TestCluster(folder);
    }

    private static void assertCovered(Set<ApiCall> sent, List<Right> rights) {
        Set<String> lacking = sent.stream()
                .filter(call -> rights.stream().noneMatch(right -> right.covers(call)))
                .map(call -> call.path() + ": " + AccessRule.of(call).line())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lacking).as("calls that the Role does not allow").isEmpty();
    }

    private static void assertUsed(List<Right> rights, Set<ApiCall> sent) {
        assertThat(rights)
                .as("rights that no lever uses")
                .allMatch(right -> sent.stream().anyMatch(right::covers));
    }

    private static List<Right> both(Path component) throws IOException {
        return Stream.concat(rights(ROLE).stream(), rights(component).stream()).toList();
    }

    private static List<Right> rights(Path file) throws IOException {
        Role role = Serialization.unmarshal(Files.readString(file), Role.class);
        assertThat(role.getRules()).isNotEmpty();
        return role.getRules().stream().flatMap(RoleTest::rights).toList();
    }

    private static Stream<Right> rights(PolicyRule rule) {
        List<Optional<String>> names = rule.getResourceNames().isEmpty()
                ? List.of(Optional.empty())
                : rule.getResourceNames().stream().map(Optional::of).toList();
        return rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream()
                        .flatMap(resource -> rule.getVerbs().stream()
                                .flatMap(verb -> names.stream()
                                        .map(name -> new Right(new AccessRule(group, resource, verb), name)))));
    }
}
