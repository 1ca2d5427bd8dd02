package dev.aionis.drill.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.DrillException;
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

    /** All of it, as far as it is evidence. */
    public static JournalSeen whole(Evidence evidence) {
        return new JournalSeen(PATH, (int) evidence.text(PATH).lines().count());
    }

    /** Every disruption, in the order in which they were made. */
    public List<Entry> entries(Evidence evidence) {
        var entries = new TreeMap<Integer, Entry>();
        List<String> all = evidence.text(path).lines().toList();
        Counted.require(path, all.size(), lines, "lines");
        for (String text : all.subList(0, lines)) {
            if (isWhole(text)) {
                JsonNode line = EvidenceJson.parse(path, text, JsonNode.class);
                // the line that begins a journal is of no disruption
                if (line.has("number")) {
                    entries.put(line.get("number").asInt(), entry(line));
                }
            }
        }
        return List.copyOf(entries.values());
    }

    /** A line that a kill or a full disk tore says nothing: who wrote on has ended it and begun anew. */
    private static boolean isWhole(String text) {
        return text.endsWith("}");
    }

    /** Each line names its disruption, so the last one says what became of it. */
    private Entry entry(JsonNode line) {
        return new Entry(
                text(line, "/scenario"),
                text(line, "/undo/lever"),
                text(line, "/what"),
                !text(line, "/event").equals("closed"));
    }

    private String text(JsonNode line, String field) {
        JsonNode value = line.at(field);
        if (!value.isTextual()) {
            throw new DrillException(
                    path + ", a line has no text at " + field + ", expected one in each that is of a disruption",
                    "the file was changed after the drill, or written by another version of it");
        }
        return value.textValue();
    }
}
