package dev.aionis.drill.record.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Lines of an undo journal, as far as they show whether others were added by an undo. */
final class JournalLines {

    private static final String CLOSED = "closed";
    private static final Set<String> OF_AN_UNDO = Set.of(CLOSED, "undo-failed");

    private JournalLines() {}

    /** What a line says has become of a disruption. */
    private record Line(int number, String event) {}

    /**
     * How many lines were added, where each is on the undo of a disruption that {@code sealed} leaves open, or what a kill
     * or a full disk tore of one: that says nothing to whoever reads the journal.
     *
     * @return empty if one is on something else, or if there is none
     */
    static OptionalInt undoing(String sealed, String added) {
        // an undo ends a line that a kill or a full disk tore before it adds its own
        boolean torn = !sealed.endsWith("\n");
        if (!added.endsWith("\n") || torn && !added.startsWith("\n")) {
            return OptionalInt.empty();
        }
        Set<Integer> open = open(sealed);
        List<String> lines = added.substring(torn ? 1 : 0).lines().toList();
        List<String> whole = lines.stream().filter(line -> !torn(line)).toList();
        boolean all = !whole.isEmpty()
                && whole.stream()
                        .allMatch(text -> line(text)
                                .filter(line -> OF_AN_UNDO.contains(line.event()) && open.contains(line.number()))
                                .isPresent());
        return all ? OptionalInt.of(lines.size()) : OptionalInt.empty();
    }

    private static boolean torn(String line) {
        return line.startsWith("{") && !line.stripTrailing().endsWith("}");
    }

    /** Each line names its disruption, so the last one says what became of it. */
    private static Set<Integer> open(String journal) {
        Set<Integer> open = new HashSet<>();
        journal.lines().flatMap(text -> line(text).stream()).forEach(line -> {
            if (line.event().equals(CLOSED)) {
                open.remove(line.number());
            } else {
                open.add(line.number());
            }
        });
        return open;
    }

    /** Empty where it is torn, or of no disruption, as the one that begins a journal. */
    private static Optional<Line> line(String text) {
        try {
            JsonNode line = SealJson.tree(text.getBytes(StandardCharsets.UTF_8));
            return line.path("number").isInt()
                    ? Optional.of(new Line(
                            line.path("number").intValue(), line.path("event").asText()))
                    : Optional.empty();
        } catch (IOException torn) {
            return Optional.empty();
        }
    }
}
