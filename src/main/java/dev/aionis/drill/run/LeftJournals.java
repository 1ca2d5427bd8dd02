package dev.aionis.drill.run;

import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The undo journals of one environment that name something as not undone.
 *
 * @param open newest drill first
 * @param unreadable what is wrong with each that can't be read
 */
record LeftJournals(List<Left> open, List<String> unreadable) {

    /**
     * One of them.
     *
     * @param open newest first
     */
    record Left(Path file, JournalHead head, List<Trace> open) {}

    LeftJournals {
        open = List.copyOf(open);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * @param records where the drills' folders are
     * @param except the drill that asks, if one does
     */
    static LeftJournals in(Path records, String environment, Optional<DrillId> except) {
        var open = new ArrayList<Left>();
        var unreadable = new ArrayList<String>();
        for (Path folder : folders(records, environment)) {
            Path file = folder.resolve(UndoJournal.FILE);
            boolean own = except.map(DrillId::value).equals(Optional.of(name(folder)));
            if (!own && Files.exists(file)) {
                read(file, open, unreadable);
            }
        }
        open.sort(Comparator.comparing((Left left) -> left.head().startedAt()).reversed());
        return new LeftJournals(open, unreadable);
    }

    private static void read(Path file, List<Left> open, List<String> unreadable) {
        try {
            JournalContents contents = JournalContents.read(file);
            if (!contents.open().isEmpty()) {
                open.add(new Left(file, contents.head().orElseThrow(), contents.open()));
            }
        } catch (DrillException damaged) {
            unreadable.add(damaged.getMessage().replace("\nHINT: ", "; "));
        }
    }

    private static List<Path> folders(Path records, String environment) {
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(records)) {
            return all.filter(folder -> DrillId.parse(name(folder))
                            .map(DrillId::environment)
                            .equals(Optional.of(environment)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new DrillException(
                    "drill records " + records + ", can't be read: " + unreadable,
                    "what earlier drills left open is written there: let the drill's user read it",
                    unreadable);
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
