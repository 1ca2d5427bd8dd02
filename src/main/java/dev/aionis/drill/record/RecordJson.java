package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.util.List;

/** {@code record.json}: a {@link DrillRecord} as text, and back. */
public final class RecordJson {

    private static final ObjectMapper MAPPER = RecordMapper.build();

    /** On every system: a record that is signed on another one must not change but for its sign-off. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private RecordJson() {}

    /** {@code record} as indented JSON, its texts cleaned of secrets. */
    public static String text(DrillRecord record, Redactor redactor) {
        JsonNode cleaned = CleanJson.of(tree(record), redactor);
        keepNamesOfFiles(cleaned, tree(record));
        return text(cleaned);
    }

    /**
     * The record that {@code json} holds.
     *
     * @throws DrillException naming the place of every field that is unknown, missing or not what {@link RecordSchema}
     *     says; the message never quotes a value
     */
    public static DrillRecord parse(String json) {
        try {
            ObjectNode tree = tree(json);
            RecordSchema.check(tree);
            return MAPPER.treeToValue(completed(tree), DrillRecord.class);
        } catch (JsonProcessingException wrong) {
            throw UnreadableRecord.because(wrong);
        }
    }

    /** @throws DrillException if {@code json} is no JSON object */
    static ObjectNode tree(String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException wrong) {
            throw UnreadableRecord.because(wrong);
        }
        throw new DrillException("record.json is no object, expected one", "the file was changed by hand");
    }

    static JsonNode tree(Object part) {
        return MAPPER.valueToTree(part);
    }

    static String text(JsonNode tree) {
        try {
            return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES))
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record holds what JSON cannot say", impossible);
        }
    }

    /** With the fields that version 1 did not have when it began. */
    private static ObjectNode completed(ObjectNode record) {
        if (record.get("signOff") instanceof ObjectNode signOff && !signOff.has("entries")) {
            signOff.putArray("entries");
        }
        if (!record.has("filing")) {
            record.set("filing", tree(FilingNotes.NONE));
        }
        record.path("scenarios").forEach(scenario -> {
            if (scenario instanceof ObjectNode fields && !fields.has("report")) {
                fields.set("report", tree(ReportNotes.NONE));
            }
        });
        return record;
    }

    /**
     * Puts the names of files back as they were. They are the drill's own words, and stand in its folder for all to
     * see; a password such as "postgres" must not break the record's links and with them the record.
     */
    private static void keepNamesOfFiles(JsonNode cleaned, JsonNode record) {
        copy("evidence", record, cleaned);
        for (String part : List.of("preconditions", "gates")) {
            copyEach("evidence", record.path(part), cleaned.path(part));
        }
        for (int i = 0; i < record.path("scenarios").size(); i++) {
            copyEach(
                    "evidence",
                    record.path("scenarios").path(i).path("steps"),
                    cleaned.path("scenarios").path(i).path("steps"));
        }
    }

    private static void copyEach(String field, JsonNode from, JsonNode to) {
        for (int i = 0; i < from.size(); i++) {
            copy(field, from.path(i), to.path(i));
        }
    }

    private static void copy(String field, JsonNode from, JsonNode to) {
        ((ObjectNode) to).set(field, from.get(field));
    }
}
