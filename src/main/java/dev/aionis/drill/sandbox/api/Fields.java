package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.aionis.drill.sandbox.service.Json;
import java.util.Optional;

/** The fields of a request body, read leniently while every issue is collected; {@link #refuseIfWrong} ends the reading. */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final ArrayNode issues;

    private Fields(JsonNode object, String path, ArrayNode issues) {
        this.object = object;
        this.path = path;
        this.issues = issues;
    }

    static Fields of(JsonNode body) {
        var fields = new Fields(body, "", Json.array());
        if (!body.isObject()) {
            fields.issue("", "expected a JSON object");
            fields.refuseIfWrong();
        }
        return fields;
    }

    /** The fields of an object within this one; its issues are collected with this one's. */
    Fields within(String name, JsonNode child) {
        return new Fields(child, pathOf(name), issues);
    }

    void issue(String name, String message) {
        issues.add(Json.object().put("path", pathOf(name)).put("message", message));
    }

    void refuseIfWrong() {
        if (!issues.isEmpty()) {
            throw ApiRefusal.invalidRequest(issues);
        }
    }

    Optional<String> text(String name, int longest) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            issue(name, "expected a string");
            return Optional.empty();
        }
        if (value.textValue().length() > longest) {
            issue(
                    name,
                    "expected at most " + longest + " characters, got "
                            + value.textValue().length());
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** A text that has to be there and not to be blank; empty when it is not, with the issue noted. */
    String requiredText(String name, int longest) {
        int before = issues.size();
        String text = text(name, longest).orElse("");
        if (text.isBlank() && issues.size() == before) {
            issue(name, "required");
        }
        return text;
    }

    boolean flag(String name, boolean fallback) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isBoolean()) {
            issue(name, "expected true or false");
        }
        return value.asBoolean(fallback);
    }

    int number(String name, int least, int most, int fallback) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            issue(name, "expected a whole number from " + least + " to " + most);
            return fallback;
        }
        return value.intValue();
    }

    JsonNode node(String name) {
        return object.path(name);
    }

    private String pathOf(String name) {
        if (path.isEmpty() || name.isEmpty()) {
            return path + name;
        }
        return path + "." + name;
    }
}
