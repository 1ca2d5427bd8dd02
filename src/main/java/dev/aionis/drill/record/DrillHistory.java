package dev.aionis.drill.record;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the records of former drills tell. A folder without a readable record tells nothing. */
public final class DrillHistory {

    private static final String RESTORE = "A";

    private final Path records;

    /** @param records where the drills' folders are, usually {@code drill-records} */
    public DrillHistory(Path records) {
        this.records = records;
    }

    /** When the last drill of this environment ended whose database restore passed. */
    public Optional<Instant> lastRestore(String environment) {
        return folders(environment).stream()
                .flatMap(folder -> read(folder).stream())
                .filter(record -> record.environment().equals(environment))
                .filter(DrillHistory::restored)
                .map(DrillRecord::finishedAt)
                .max(Comparator.naturalOrder());
    }

    private static boolean restored(DrillRecord record) {
        return record.scenarios().stream()
                .anyMatch(scenario -> scenario.id().equals(RESTORE) && scenario.verdict() == ScenarioVerdict.PASS);
    }

    private List<Path> folders(String environment) {
        Pattern name = Pattern.compile("ha_drill_\\d{8}_" + Pattern.quote(environment) + "_\\d+");
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(records)) {
            return all.filter(folder ->
                            name.matcher(folder.getFileName().toString()).matches())
                    .toList();
        } catch (IOException unreadable) {
            throw new DrillException(
                    "drill records " + records + ", can't be listed: " + unreadable,
                    "let the drill's user read the folder",
                    unreadable);
        }
    }

    /** One that broke off has no record, and one of another version is for that version to read. */
    private static Optional<DrillRecord> read(Path folder) {
        try {
            return Optional.of(RecordFiles.read(folder));
        } catch (DrillException none) {
            return Optional.empty();
        }
    }
}
