package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.util.LinkedHashMap;

/** {@code record.json}: a {@link DrillRecord} as text, and back. */
public final class RecordJson {

    private static final ObjectMapper MAPPER = RecordMapper.build();

    private RecordJson() {}

    /** {@code record} as indented JSON, its texts cleaned of secrets. */
    public static String text(DrillRecord record, Redactor redactor) {
        try {
            // each text by itself: a secret made of digits must not turn a number into something that is no JSON
            JsonNode cleaned = clean(MAPPER.valueToTree(record), redactor);
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(cleaned) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record holds what JSON cannot say", impossible);
        }
    }

    /**
     * The record that {@code json} holds.
     *
     * @throws DrillException naming the place of the first field that is unknown, missing or not what it should be;
     *     the message never quotes a value
     */
    public static DrillRecord parse(String json) {
        try {
            DrillRecord record = MAPPER.readValue(json, DrillRecord.class);
            if (record == null) {
                throw new DrillException("record.json is null, expected an object", "the file was changed by hand");
            }
            return record;
        } catch (JsonProcessingException wrong) {
            throw UnreadableRecord.because(wrong);
        }
    }

    private static JsonNode clean(JsonNode node, Redactor redactor) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(redactor.clean(text.textValue()));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clean(array.get(i), redactor));
            }
        }
        if (node instanceof ObjectNode object) {
            var cleaned = new LinkedHashMap<String, JsonNode>();
            object.properties()
                    .forEach(field -> cleaned.put(redactor.clean(field.getKey()), clean(field.getValue(), redactor)));
            object.removeAll();
            object.setAll(cleaned);
        }
        return node;
    }
}
