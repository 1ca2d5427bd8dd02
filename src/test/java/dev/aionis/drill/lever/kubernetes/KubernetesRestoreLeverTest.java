package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Cluster of CloudNativePG restored beside the live one, with an API on it. */
class KubernetesRestoreLeverTest {

    private static final Instant TARGET = Instant.parse("2026-02-28T10:10:00.123456Z");

    private static final String TEMPLATE = """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata:
              name: "{name}"
            spec:
              instances: 1
              storage: {size: 10Gi}
              bootstrap:
                recovery:
                  source: live
                  recoveryTarget:
                    targetTime: "{targetTime}"
              externalClusters:
                - name: live
                  barmanObjectStore: {destinationPath: "s3://backups/", serverName: aionis-db}
            """;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private TestCluster cluster;
    private KubernetesRestoreLever lever;

    @BeforeEach
    void aionis_runs() throws IOException {
        template(TEMPLATE);
        cluster = new TestCluster(folder);
        lever = new KubernetesRestoreLever(
                cluster.cluster(),
                cluster.config(),
                TestCluster.DRILL,
                Duration.ofSeconds(10),
                folder.resolve("restore"),
                Instant::now,
                said::add);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void a_copy_is_restored_to_the_moment_and_removed_with_its_api() {
        var change = lever.restore(Optional.of(TARGET));

        var copy = change.action().get();

        GenericKubernetesResource made = copyInCluster();
        assertThat(at(made, "spec", "bootstrap", "recovery", "recoveryTarget", "targetTime"))
                .isEqualTo("2026-02-28 10:10:00.123456+00");
        assertThat(made.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "aionis-ha-drills")
                .containsEntry("aionis.dev/drill", new DrillName(TestCluster.DRILL).label());
        assertThat(copy.jdbcUrl()).isEqualTo("jdbc:postgresql://aionis-drill-copy-rw.aionis.svc:5432/aionis");
        assertThat(copy.user()).isEqualTo("app");
        assertThat(copy.password()).isEqualTo("hunter2");
        assertThat(copy.phases())
                .extracting(Phase::name)
                .containsExactly("taken up by the operator", "Setting up primary");
        assertThat(copy.phases())
                .allSatisfy(phase -> assertThat(phase.plusMinus())
                        .as("at least the poll")
                        .isBetween(Duration.ofMillis(20), Duration.ofSeconds(5)));
        assertThat(said).contains("restored Cluster: Cluster in healthy state");

        assertThat(lever.startApi(copy, "v0.1.8"))
                .hasValueSatisfying(url -> assertThat(url.toString()).matches("http://10\\.1\\.0\\.\\d+:3001"));
        assertThat(lever.undone(change.undo())).isFalse();

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(copyInCluster()).isNull();
        assertThat(cluster.deployment("aionis-drill-copy-api")).isNull();
        assertThat(cluster.deployment("aionis-api")).isNotNull();
        lever.undo(change.undo());
    }

    @Test
    void a_copy_that_is_left_is_found_by_the_drills_label_and_named_for_a_person() {
        assertThat(lever.leftovers()).isEmpty();
        var change = lever.restore(Optional.of(TARGET));
        change.action().get();

        assertThat(lever.leftovers()).singleElement().satisfies(left -> {
            assertThat(left.isOf(change.undo())).isTrue();
            assertThat(lever.byHand(left.undo()))
                    .containsExactly(
                            "kubectl --namespace aionis delete deployment --field-selector"
                                    + " metadata.name=aionis-drill-copy-api --selector aionis.dev/drill="
                                    + new DrillName(TestCluster.DRILL).label(),
                            "kubectl --namespace aionis delete clusters.postgresql.cnpg.io --field-selector"
                                    + " metadata.name=aionis-drill-copy --selector aionis.dev/drill="
                                    + new DrillName(TestCluster.DRILL).label());
            lever.undo(left.undo());
        });
        assertThat(lever.leftovers()).isEmpty();
    }

    /** Two environments of one namespace: the other one's drill may still be under way. */
    @Test
    void a_copy_of_another_environments_drill_is_no_leftover() {
        var change = lever.restore(Optional.of(TARGET));
        change.action().get();
        var other = new DrillName(new DrillId("ha_drill_20260228_staging-eu_01"));
        labelled(other.labels());
        assertThat(lever.leftovers()).isEmpty();

        var earlier = new DrillName(new DrillId("ha_drill_20260227_staging-ha_12"));
        labelled(earlier.labels());
        assertThat(lever.leftovers())
                .singleElement()
                .satisfies(left -> assertThat(left.name()).isEqualTo("aionis-drill-copy of " + earlier.label()));
    }

    private void labelled(Map<String, String> labels) {
        cluster.client()
                .genericKubernetesResources(TestCluster.CLUSTERS)
                .inNamespace(TestCluster.NAMESPACE)
                .withName("aionis-drill-copy")
                .edit(copy -> {
                    copy.getMetadata().setLabels(labels);
                    return copy;
                });
    }

    /** An API that a Service takes in would answer callers out of a copy; one that keeps the live URL is no proof. */
    @Test
    void the_api_on_the_copy_is_out_of_the_callers_way_and_on_the_copys_database_only() {
        var copy = lever.restore(Optional.of(TARGET)).action().get();
        lever.startApi(copy, "v0.1.8");

        Deployment api = cluster.deployment("aionis-drill-copy-api");
        var pod = api.getSpec().getTemplate();
        assertThat(pod.getMetadata().getLabels()).doesNotContainKey("app");
        assertThat(pod.getSpec().getInitContainers()).isEmpty();
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        var container = pod.getSpec().getContainers().get(0);
        assertThat(container.getImage()).isEqualTo("registry:5000/aionis/core:v0.1.8");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().equals("DATABASE_URL"))
                .singleElement()
                .satisfies(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("aionis-drill-copy-app");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getKey())
                            .isEqualTo("uri");
                });
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getValue() != null)
                .extracting(variable -> variable.getName() + "=" + variable.getValue())
                .containsExactlyInAnyOrder("WEBHOOKS=off", "PORT=3001");
    }

    @Test
    void without_a_moment_there_is_no_recovery_target() {
        lever.restore(Optional.empty()).action().get();

        assertThat(at(copyInCluster(), "spec", "bootstrap", "recovery", "recoveryTarget"))
                .isNull();
        assertThat(at(copyInCluster(), "spec", "bootstrap", "recovery", "source"))
                .isEqualTo("live");
    }

    @Test
    void the_plan_is_what_is_sent() {
        List<String> planned = lever.planned(Optional.of(TARGET));
        assertThat(cluster.changes()).as("a plan changes nothing").isEmpty();

        var change = lever.restore(Optional.of(TARGET));
        lever.startApi(change.action().get(), "v0.1.8");
        lever.undo(change.undo());

        List<String> sent = cluster.changes().stream()
                .map(call -> call.replaceAll("\"uid\":\"[^\"]+\"", "\"uid\":\"(of the object made)\"")
                        .replace("core:v0.1.8", "core:(the live release)"))
                .toList();
        assertThat(planned).containsExactly(sent.get(0), sent.get(1), "undo: " + sent.get(2), "undo: " + sent.get(3));
        assertThat(planned).noneMatch(line -> line.contains("l1ve-password"));
    }

    @Test
    void the_newest_completed_backup_of_the_live_cluster_is_the_one() {
        assertThatThrownBy(lever::backup)
                .hasMessageContaining("Cluster aionis-db, no completed Backup among 0 of the namespace");
        backup("b1", "aionis-db", "completed", "2026-02-27T02:00:00Z");
        backup("b2", "aionis-db", "completed", "2026-02-28T02:00:00Z");
        backup("b3", "aionis-db", "failed", "2026-02-28T08:00:00Z");
        backup("b4", "another-db", "completed", "2026-02-28T09:00:00Z");

        assertThat(lever.backup()).hasValueSatisfying(backup -> {
            assertThat(backup.label()).isEqualTo("b2");
            assertThat(backup.finishedAt()).contains(Instant.parse("2026-02-28T02:00:00Z"));
            assertThat(backup.firstWal()).contains("000000010000000000000007");
        });
    }

    @Test
    void a_template_that_is_no_isolated_restore_is_refused() throws IOException {
        Map<String, String> broken = Map.of(
                TEMPLATE.replace("\"{name}\"", "aionis-db"),
                "another metadata.name, expected name: \"{name}\"",
                TEMPLATE.replace("kind: Cluster", "kind: Pooler"),
                "kind Pooler of postgresql.cnpg.io/v1, expected a Cluster",
                TEMPLATE.replace("{targetTime}", "2020-01-01 00:00:00+00"),
                "expected targetTime: \"{targetTime}\"",
                TEMPLATE.replace("recovery:", "initdb:"),
                "no section recovery, expected spec.bootstrap.recovery",
                TEMPLATE + "  backup: {barmanObjectStore: {destinationPath: \"s3://backups/\"}}\n",
                "a section spec.backup",
                TEMPLATE + "  plugins: [{name: barman, isWALArchiver: true}]\n",
                "isWALArchiver: true, expected none",
                "{",
                "can't be parsed, expected YAML of a Cluster");
        for (var each : broken.entrySet()) {
            template(each.getKey());
            assertThatThrownBy(() -> lever.restore(Optional.of(TARGET)))
                    .hasMessageContaining("kubernetes.restore.cluster-template")
                    .hasMessageContaining(each.getValue());
        }
        Files.delete(folder.resolve("copy.yaml"));
        assertThatThrownBy(() -> lever.restore(Optional.of(TARGET))).hasMessageContaining("can't be read");
        assertThat(cluster.changes()).isEmpty();
    }

    @Test
    void a_cluster_that_is_not_the_drills_is_never_deleted() {
        var change = lever.restore(Optional.of(TARGET));
        change.action().get();
        labelled(Map.of("aionis.dev/drill", "ha-drill-20260101-01-0000"));

        assertThatThrownBy(() -> lever.undo(change.undo()))
                .hasMessageContaining("Cluster aionis-drill-copy, label aionis.dev/drill is ha-drill-20260101-01-0000");
        assertThat(copyInCluster()).isNotNull();
    }

    private GenericKubernetesResource copyInCluster() {
        return cluster.client()
                .genericKubernetesResources(TestCluster.CLUSTERS)
                .inNamespace(TestCluster.NAMESPACE)
                .withName("aionis-drill-copy")
                .get();
    }

    private void backup(String name, String of, String phase, String stoppedAt) {
        cluster.client()
                .genericKubernetesResources(TestCluster.BACKUPS)
                .inNamespace(TestCluster.NAMESPACE)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("postgresql.cnpg.io/v1")
                        .withKind("Backup")
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .addToAdditionalProperties("spec", Map.of("cluster", Map.of("name", of)))
                        .addToAdditionalProperties(
                                "status",
                                Map.of("phase", phase, "stoppedAt", stoppedAt, "beginWal", "000000010000000000000007"))
                        .build())
                .create();
    }

    private void template(String text) throws IOException {
        Files.writeString(folder.resolve("copy.yaml"), text);
    }

    private static Object at(GenericKubernetesResource resource, Object... path) {
        return resource.get(path);
    }
}
