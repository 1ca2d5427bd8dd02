package dev.aionis.drill.record.history;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What former drills tell: by the lines of {@code history.jsonl}, and by the records of drills that have none there. A
 * folder without a readable record tells nothing.
 */
public final class DrillHistory {

    private static final String RESTORE = "A";

    private static final Comparator<HistoryLine> IN_TIME = Comparator.comparing(HistoryLine::finishedAt)
            .thenComparing(line -> line.drillId().value());

    private final Path records;

    /** @param records where the drills' folders are, usually {@code drill-records} */
    public DrillHistory(Path records) {
        this.records = records;
    }

    /** The drills of this environment, the latest at the end. */
    public List<HistoryLine> lines(String environment) {
        return lines().stream()
                .filter(line -> line.environment().equals(environment))
                .toList();
    }

    /** The drills of every environment, the latest at the end. */
    public List<HistoryLine> lines() {
        return all().stream().sorted(IN_TIME).toList();
    }

    /** The drills whose folders are here, the latest at the end; not those that are only remembered. */
    public List<HistoryLine> atHand() {
        return fromFolders(Set.of()).stream().sorted(IN_TIME).toList();
    }

    /** What can't be read, one message each. */
    public List<String> damaged() {
        return new HistoryFile(records).read().damaged();
    }

    /** When the last drill of this environment ended whose database restore passed. */
    public Optional<Instant> lastRestore(String environment) {
        return lastPass(lines(environment), RESTORE).map(HistoryLine::finishedAt);
    }

    /** Notes a drill that has ended; where there is no history yet, those before it as well. */
    public void add(HistoryLine line) {
        new HistoryFile(records).append(line, () -> fromFolders(Set.of(line.drillId())));
    }

    /** The last of {@code lines} in which the scenario passed. */
    static Optional<HistoryLine> lastPass(List<HistoryLine> lines, String scenario) {
        return lines.stream().filter(line -> line.passed(scenario)).reduce((earlier, later) -> later);
    }

    private List<HistoryLine> all() {
        Map<DrillId, HistoryLine> byId = new LinkedHashMap<>();
        new HistoryFile(records).read().lines().forEach(line -> byId.put(line.drillId(), line));
        fromFolders(byId.keySet()).forEach(line -> byId.put(line.drillId(), line));
        return List.copyOf(byId.values());
    }

    private List<HistoryLine> fromFolders(Set<DrillId> known) {
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        Set<DrillId> without = Set.copyOf(known);
        try (Stream<Path> all = Files.list(records)) {
            return all.flatMap(folder -> DrillId.parse(folder.getFileName().toString()).stream())
                    .filter(drill -> !without.contains(drill))
                    .flatMap(drill -> line(records.resolve(drill.value())).stream())
                    .sorted(Comparator.comparing(HistoryLine::finishedAt))
                    .toList();
        } catch (IOException unreadable) {
            throw new DrillException(
                    "drill records " + records + ", can't be listed: "
                            + unreadable.getClass().getSimpleName(),
                    "let the drill's user read the folder",
                    unreadable);
        }
    }

    /** One that broke off has no record, and one of another version is for that version to read. */
    private static Optional<HistoryLine> line(Path folder) {
        try {
            DrillRecord record = RecordFiles.read(folder);
            return HistoryLine.isOneOf(record) ? Optional.of(line(folder, record)) : Optional.empty();
        } catch (DrillException | IOException none) {
            return Optional.empty();
        }
    }

    /** The line of a record that is in {@code folder}, sealed or not. */
    public static HistoryLine line(Path folder, DrillRecord record) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        return HistoryLine.of(
                record, Sha256.of(folder.resolve(RecordFiles.JSON)), Files.exists(manifest) ? Sha256.of(manifest) : "");
    }
}
