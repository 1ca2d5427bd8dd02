package dev.aionis.drill.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aionis.drill.evidence.Redactor;
import java.util.LinkedHashMap;

/** JSON without secrets: each text by itself, so that a secret made of digits can't turn a number into no JSON. */
public final class CleanJson {

    private CleanJson() {}

    /** {@code node} cleaned; it may be the same one, changed. */
    public static JsonNode of(JsonNode node, Redactor redactor) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(redactor.clean(text.textValue()));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i), redactor));
            }
        }
        if (node instanceof ObjectNode object) {
            var cleaned = new LinkedHashMap<String, JsonNode>();
            object.properties()
                    .forEach(field -> cleaned.put(redactor.clean(field.getKey()), of(field.getValue(), redactor)));
            object.removeAll();
            object.setAll(cleaned);
        }
        return node;
    }
}
