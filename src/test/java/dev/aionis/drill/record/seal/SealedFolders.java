package dev.aionis.drill.record.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of drills, with files of every kind. */
final class SealedFolders {

    static final Instant NOW = Instant.parse("2026-02-28T10:11:00Z");

    private final Path records;

    SealedFolders(Path records) {
        this.records = records;
    }

    /** The folder of the drill with this number, not sealed yet. */
    Path drill(int number) {
        return drill("ha_drill_20260228_staging-ha_%02d".formatted(number), "staging-ha");
    }

    Path drill(String id, String environment) {
        Path folder = records.resolve(id);
        write(folder.resolve("record.json"), record(id, environment, "pass"));
        write(folder.resolve("record.md"), "# HA Failure Drill " + id + "\n");
        write(folder.resolve("samples/a-requests.csv"), "scheduled_at,latency_ms\n2026-02-28T10:10:00Z,12.5\n");
        write(folder.resolve("logs/empty.log"), "");
        write(folder.resolve("ledger/a-writes.ledger"), "\u0000\u0001\u0002");
        write(folder.resolve(".hidden"), "also there\n");
        return folder;
    }

    static String record(String id, String environment, String verdict) {
        return """
                {
                  "schemaVersion" : 1,
                  "drillId" : "%s",
                  "startedAt" : "2026-02-28T10:08:00Z",
                  "finishedAt" : "2026-02-28T10:10:21.9Z",
                  "environment" : "%s",
                  "verdict" : "%s",
                  "signOff" : {"signedBy" : []}
                }
                """.formatted(id, environment, verdict);
    }

    Path sealed(int number, Optional<SigningKey> key) {
        Path folder = drill(number);
        Seal.of(folder).make(key, NOW);
        return folder;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All of a folder's bytes, to put them back. */
    static Map<Path, byte[]> snapshot(Path folder) throws IOException {
        var bytes = new TreeMap<Path, byte[]>();
        for (Path file : files(folder)) {
            bytes.put(file, Files.readAllBytes(file));
        }
        return bytes;
    }

    static List<String> broken(List<SealFinding> findings) {
        return findings.stream()
                .filter(SealFinding::isBroken)
                .map(SealFinding::toString)
                .toList();
    }

    static List<String> notes(List<SealFinding> findings) {
        return findings.stream()
                .filter(finding -> !finding.isBroken())
                .map(SealFinding::toString)
                .toList();
    }
}
