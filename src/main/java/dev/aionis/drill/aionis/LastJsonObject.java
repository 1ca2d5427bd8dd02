package dev.aionis.drill.aionis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the last JSON object in what a job printed. Log lines may precede it and other objects too; an object begins
 * at the start of a line. One that does not parse to its end is no verdict, and neither is anything inside it: a
 * broken report must not pass by one of its parts.
 */
final class LastJsonObject {

    private LastJsonObject() {}

    static Optional<JsonNode> in(String output) {
        Optional<JsonNode> last = Optional.empty();
        int at = nextStart(output, 0);
        while (at >= 0) {
            Parsed parsed = parse(output, at);
            last = Optional.ofNullable(parsed.object());
            at = nextStart(output, parsed.end());
        }
        return last;
    }

    /** Index of the first brace at or after {@code from} that begins a line, or -1. */
    private static int nextStart(String output, int from) {
        for (int at = output.indexOf('{', from); at >= 0; at = output.indexOf('{', at + 1)) {
            if (at == 0 || output.charAt(at - 1) == '\n' || output.charAt(at - 1) == '\r') {
                return at;
            }
        }
        return -1;
    }

    private static Parsed parse(String output, int from) {
        try (JsonParser parser = ContractBodies.JSON.createParser(output.substring(from))) {
            JsonNode object = parser.readValueAsTree();
            return new Parsed(object, from + (int) parser.currentLocation().getCharOffset());
        } catch (IOException broken) {
            return new Parsed(null, from + 1);
        }
    }

    private record Parsed(JsonNode object, int end) {}
}
