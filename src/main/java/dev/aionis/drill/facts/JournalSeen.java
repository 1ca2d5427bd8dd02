package dev.aionis.drill.facts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.TreeMap;

/**
 * The undo journal of a drill.
 *
 * @param lines how many there were when something was derived from it
 */
public record JournalSeen(String path, int lines) {

    /** Where every drill keeps it. */
    public static final String PATH = "undo-journal.jsonl";

    /** A disruption as the journal has it. */
    public record Entry(String scenario, String lever, String what, boolean open) {}

    /** A line of the journal, as far as it says what was made and whether it was undone. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(String event, int number, String scenario, String what, By undo) {}

    /** By what it is undone. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record By(String lever) {}

    /** All of it, as it stands now. */
    public static JournalSeen whole(Evidence evidence) {
        return new JournalSeen(PATH, (int) evidence.text(PATH).lines().count());
    }

    /** Every disruption, in the order in which they were made. */
    public List<Entry> entries(Evidence evidence) {
        var entries = new TreeMap<Integer, Entry>();
        List<String> all = evidence.text(path).lines().toList();
        Counted.require(path, all.size(), lines, "lines");
        for (String text : all.subList(0, lines)) {
            Line line = EvidenceJson.parse(path, text, Line.class);
            // the first line is of no disruption: it says whose journal it is
            if (!line.event().equals("begun")) {
                boolean closed = line.event().equals("closed");
                entries.put(
                        line.number(), new Entry(line.scenario(), line.undo().lever(), line.what(), !closed));
            }
        }
        return List.copyOf(entries.values());
    }
}
