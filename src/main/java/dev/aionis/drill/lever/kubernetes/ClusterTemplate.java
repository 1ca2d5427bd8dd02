package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator's YAML of a CloudNativePG Cluster that is restored from a backup, with two places to be filled in. */
final class ClusterTemplate {

    private static final String NAME = "{name}";
    private static final String TARGET_TIME = "{targetTime}";
    private static final String TARGET = "recoveryTarget";

    /**
     * As CloudNativePG's pages write it. It also takes RFC 3339, but hands a moment of offset zero on to PostgreSQL with
     * a trailing Z, which recovery_target_time does not understand.
     */
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final DrillName drill;

    ClusterTemplate(Path file, DrillName drill) {
        this.file = file;
        this.drill = drill;
    }

    /**
     * The Cluster of a copy.
     *
     * @param target empty for all that the archive holds
     * @throws DrillException if the template is not such that a copy in isolation comes of it
     */
    GenericKubernetesResource fill(String name, String namespace, Optional<Instant> target) {
        String time = target.map(FORM::format).orElse("");
        GenericKubernetesResource cluster = parsed(text().replace(NAME, name).replace(TARGET_TIME, time));
        must(
                "Cluster".equals(cluster.getKind())
                        && String.valueOf(cluster.getApiVersion()).startsWith("postgresql.cnpg.io/"),
                "kind " + cluster.getKind() + " of " + cluster.getApiVersion(),
                "a Cluster of postgresql.cnpg.io/v1");
        must(
                cluster.getMetadata() != null
                        && name.equals(cluster.getMetadata().getName()),
                "another metadata.name",
                "name: \"" + NAME + "\"");
        Map<String, Object> recovery = section(cluster, "spec", "bootstrap", "recovery");
        must(
                time.equals(String.valueOf(section(cluster, "spec", "bootstrap", "recovery", TARGET)
                        .get("targetTime"))),
                "another spec.bootstrap.recovery.recoveryTarget.targetTime",
                "targetTime: \"" + TARGET_TIME + "\"");
        archivesNothing(cluster);
        if (target.isEmpty()) {
            recovery.remove(TARGET);
        }
        cluster.getMetadata().setNamespace(namespace);
        cluster.getMetadata().setLabels(drill.labels());
        return cluster;
    }

    /** A copy that archives writes into a store of somebody's: at worst into the live database's own. */
    private void archivesNothing(GenericKubernetesResource cluster) {
        must(cluster.get("spec", "backup") == null, "a section spec.backup", "none: the copy must not archive");
        boolean archiver = cluster.get("spec", "plugins") instanceof List<?> plugins
                && plugins.stream()
                        .anyMatch(plugin ->
                                plugin instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isWALArchiver")));
        must(!archiver, "a plugin with isWALArchiver: true", "none: the copy must not archive");
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new DrillException(
                    "kubernetes.restore.cluster-template " + file + ", can't be read, expected YAML of a Cluster",
                    "relative paths start in the directory in which the drill runs");
        }
    }

    private GenericKubernetesResource parsed(String text) {
        try {
            return Serialization.unmarshal(text, GenericKubernetesResource.class);
        } catch (RuntimeException noSuch) {
            throw new DrillException(
                    "kubernetes.restore.cluster-template " + file + ", can't be parsed, expected YAML of a Cluster",
                    "quote \"" + NAME + "\" and \"" + TARGET_TIME + "\", since braces mean something in YAML");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(GenericKubernetesResource cluster, Object... path) {
        Object found = cluster.get(path);
        must(
                found instanceof Map,
                "no section " + path[path.length - 1],
                "spec.bootstrap.recovery with recoveryTarget");
        return (Map<String, Object>) found;
    }

    private void must(boolean holds, String seen, String expected) {
        if (!holds) {
            throw new DrillException(
                    "kubernetes.restore.cluster-template " + file + ", " + seen + ", expected " + expected,
                    "drill-config/examples/cnpg-copy.yaml shows one");
        }
    }
}
