package dev.aionis.drill.lever;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a journal says.
 *
 * @param head empty where the drill was killed before it wrote it; it then made no change
 * @param traces oldest first
 */
public record JournalContents(Optional<JournalHead> head, List<Trace> traces) {

    public JournalContents {
        traces = List.copyOf(traces);
    }

    /**
     * Reads a journal without touching it.
     *
     * @throws DrillException if it can't be read or is damaged
     */
    public static JournalContents read(Path path) {
        try {
            var traces = new Traces();
            JournalFile.read(path).forEach(traces::apply);
            return new JournalContents(traces.head(), traces.all());
        } catch (IOException | IllegalArgumentException | NoSuchElementException unreadable) {
            throw new DrillException(
                    "undo journal " + path + ", can't be read: " + unreadable,
                    "what it names may not be undone: look at it by hand",
                    unreadable);
        }
    }

    /** What is not undone, newest first. */
    public List<Trace> open() {
        return traces.stream()
                .filter(Trace::open)
                .sorted(Comparator.comparingInt(Trace::number).reversed())
                .toList();
    }
}
