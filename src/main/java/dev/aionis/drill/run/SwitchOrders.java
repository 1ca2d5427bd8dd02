package dev.aionis.drill.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a dead-man's switch has to know of its drill; one line of JSON on its standard input, since it holds secrets.
 *
 * @param config the drill's configuration file
 * @param overrides of single keys of it
 * @param folder the drill's, with its undo journal
 * @param work where drills keep what lives only as long as they
 * @param secrets that the drill has learnt besides those of its configuration
 * @param lock whether the drill holds its environment's lock; the switch holds it too then, until it is through
 */
record SwitchOrders(
        @JsonProperty(required = true) Path config,
        @JsonProperty(required = true) Map<String, String> overrides,
        @JsonProperty(required = true) Path folder,
        @JsonProperty(required = true) Path work,
        @JsonProperty(required = true) List<String> secrets,
        @JsonProperty(required = true) boolean lock) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    SwitchOrders {
        config = config.toAbsolutePath();
        overrides = Map.copyOf(overrides);
        folder = folder.toAbsolutePath();
        work = work.toAbsolutePath();
        secrets = List.copyOf(secrets);
    }

    /**
     * @throws DrillException if the line is something else; what stood in it is not shown, since it may be secret
     */
    static SwitchOrders parse(String line) {
        try {
            return JSON.readValue(line, SwitchOrders.class);
        } catch (JsonProcessingException wrong) {
            throw new DrillException(
                    "orders, seen " + line.length()
                            + " characters that are none, expected one line of JSON with config,"
                            + " overrides, folder, work, secrets and lock",
                    "a drill starts its dead-man's switch by itself; nobody else has to");
        }
    }

    String line() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("orders could not be written as JSON", impossible);
        }
    }

    /** Without the values: they may be secret. */
    @Override
    public String toString() {
        return "orders for " + folder.getFileName();
    }
}
