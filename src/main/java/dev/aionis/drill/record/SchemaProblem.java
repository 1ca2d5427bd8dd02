package dev.aionis.drill.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One thing that is wrong with a record, in a sentence: where, what was seen, what was expected.
 *
 * @param error as the validator has it; its own message would quote values
 * @param schema the whole schema, whose descriptions say what is expected
 */
record SchemaProblem(Error error, JsonNode schema) {

    String sentence() {
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                place(error.getProperty()) + ": unknown field, expected one of " + knownFields();
            case "required" -> place(error.getProperty()) + ": missing, expected " + described(missingField());
            default -> place("") + ": seen " + seen(error.getInstanceNode()) + ", expected " + described(holder());
        };
    }

    /** The JSON path, e.g. {@code scenarios[0].criteria[2].status}. */
    private String place(String field) {
        var path = new StringBuilder();
        NodePath at = error.getInstanceLocation();
        for (int i = 0; i < at.getNameCount(); i++) {
            Object step = at.getElement(i);
            path.append(step instanceof Integer index ? "[" + index + "]" : "." + step);
        }
        if (field != null && !field.isEmpty()) {
            path.append('.').append(field);
        }
        return path.isEmpty() ? "at the top" : path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }

    private static String seen(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING ->
                node.textValue().isBlank()
                        ? "a blank text"
                        : "a text of " + node.textValue().length() + " characters";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "nothing";
        };
    }

    /** The part of the schema whose keyword was not satisfied. */
    private JsonNode holder() {
        NodePath keyword = error.getSchemaLocation().getFragment();
        JsonNode found = schema;
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object step = keyword.getElement(i);
            found = step instanceof Integer index ? found.path(index) : found.path(step.toString());
        }
        return found;
    }

    private JsonNode missingField() {
        return holder().path("properties").path(error.getProperty());
    }

    private String knownFields() {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> holder().path("properties").fieldNames()).spliterator(), false)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String described(JsonNode part) {
        if (part.has("enum")) {
            return "one of "
                    + StreamSupport.stream(part.path("enum").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", "));
        }
        if (part.has("const")) {
            return part.path("const").asText();
        }
        if (part.has("description")) {
            return kind(part) + part.path("description").textValue();
        }
        if (part.has("$ref")) {
            return described(schema.at(part.path("$ref").textValue().substring(1)));
        }
        return kind(part).replace(": ", "");
    }

    /** What a description does not say: those of texts begin with it. */
    private static String kind(JsonNode part) {
        return switch (part.path("type").asText("")) {
            case "integer" -> "a whole number: ";
            case "number" -> "a number: ";
            case "array" -> "a list: ";
            case "object" -> "an object: ";
            default -> "";
        };
    }
}
