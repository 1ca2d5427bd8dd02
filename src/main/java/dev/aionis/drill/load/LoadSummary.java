package dev.aionis.drill.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another load generator says of the load that it made.
 *
 * @param tool that made it, as it calls itself; may be empty
 * @param requests that were sent
 * @param errors of those
 * @param seconds that it lasted
 * @param p50Ms latency quantiles by that tool's own reckoning, which may not be the drill's
 */
public record LoadSummary(
        String tool, long requests, long errors, double seconds, double p50Ms, double p95Ms, double p99Ms) {

    private static final String TOOL = "tool";
    private static final List<String> NUMBERS = List.of("requests", "errors", "seconds", "p50Ms", "p95Ms", "p99Ms");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LoadSummary {
        require(requests >= 0, "requests", requests, "0 or more");
        require(errors >= 0 && errors <= requests, "errors", errors, "between 0 and requests, " + requests);
        require(seconds > 0, "seconds", seconds, "more than 0");
        require(p50Ms >= 0, "p50Ms", p50Ms, "0 or more");
        require(p95Ms >= p50Ms, "p95Ms", p95Ms, "at least p50Ms, " + p50Ms);
        require(p99Ms >= p95Ms, "p99Ms", p99Ms, "at least p95Ms, " + p95Ms);
    }

    /**
     * Reads the last line that is not blank.
     *
     * @throws IllegalArgumentException saying what was seen and expected
     */
    public static LoadSummary lastLineOf(String output) {
        String line = output.lines()
                .filter(text -> !text.isBlank())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("nothing was printed, expected a summary in JSON"));
        JsonNode object = parsed(line)
                .filter(JsonNode::isObject)
                .orElseThrow(() ->
                        new IllegalArgumentException("the last line is no JSON object, expected one with " + NUMBERS));
        var known = new ArrayList<>(NUMBERS);
        known.add(TOOL);
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key \"" + key + "\", expected one of " + known);
            }
        });
        return new LoadSummary(
                object.path(TOOL).asText(""),
                whole(object, "requests"),
                whole(object, "errors"),
                number(object, "seconds"),
                number(object, "p50Ms"),
                number(object, "p95Ms"),
                number(object, "p99Ms"));
    }

    /** Errors as a share of the requests. */
    public double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    /** For the record, beside the envelope of the drill's own load. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(TOOL, tool);
        figures.put("requests", requests);
        figures.put("perSecond", requests / seconds);
        figures.put("errorRate", errorRate());
        figures.put("seconds", seconds);
        figures.put("p50Ms", p50Ms);
        figures.put("p95Ms", p95Ms);
        figures.put("p99Ms", p99Ms);
        return figures;
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.ofNullable(JSON.readTree(line));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static long whole(JsonNode object, String key) {
        double value = number(object, key);
        require(value == Math.rint(value), key, value, "a whole number");
        return (long) value;
    }

    private static double number(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("key " + key + ", seen "
                    + (value.isMissingNode()
                            ? "nothing"
                            : value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT))
                    + ", expected a number");
        }
        return value.asDouble();
    }

    private static void require(boolean holds, String key, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("key " + key + ", seen " + seen + ", expected " + expected);
        }
    }
}
