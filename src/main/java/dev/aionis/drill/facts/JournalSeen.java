package dev.aionis.drill.facts;

import com.fasterxml.jackson.databind.JsonNode;
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
            JsonNode line = EvidenceJson.parse(path, text, JsonNode.class);
            // the first line is of no disruption: it says whose journal it is
            if (!line.path("event").asText().equals("begun")) {
                entries.put(line.path("number").asInt(), entry(line));
            }
        }
        return List.copyOf(entries.values());
    }

    private static Entry entry(JsonNode line) {
        return new Entry(
                line.path("scenario").asText(),
                line.path("undo").path("lever").asText(),
                line.path("what").asText(),
                !line.path("event").asText().equals("closed"));
    }
}
