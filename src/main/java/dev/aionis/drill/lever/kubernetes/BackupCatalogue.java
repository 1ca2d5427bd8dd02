package dev.aionis.drill.lever.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.lever.RestoreLever.Backup;
import dev.aionis.drill.model.DrillException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** The Backups that CloudNativePG has of a Cluster. */
final class BackupCatalogue {

    private static final String COMPLETED = "completed";

    private final Cluster cluster;
    private final Paths paths;

    BackupCatalogue(Cluster cluster, Paths paths) {
        this.cluster = cluster;
        this.paths = paths;
    }

    /** @throws DrillException if none was completed */
    Backup newestOf(String live) {
        JsonNode all = Json.tree(cluster.send(ApiCall.get(paths.backups()))).path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(backup -> live.equals(
                        backup.path("spec").path("cluster").path("name").asText()))
                .filter(backup ->
                        COMPLETED.equals(backup.path("status").path("phase").asText()))
                .map(BackupCatalogue::backup)
                .max(Comparator.comparing(backup -> backup.finishedAt().orElse(Instant.MIN)))
                .orElseThrow(() -> new DrillException(
                        "Cluster " + live + ", no completed Backup among " + all.size()
                                + " of the namespace, expected one to restore from",
                        "kubectl get backups; look at the ScheduledBackup, or at kubernetes.restore.backups-of"));
    }

    private static Backup backup(JsonNode object) {
        JsonNode status = object.path("status");
        return new Backup(
                object.path("metadata").path("name").asText(),
                instant(status.path("stoppedAt").asText("")),
                OptionalLong.empty(),
                Optional.of(status.path("beginWal").asText("")).filter(wal -> !wal.isEmpty()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
