package dev.aionis.drill.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.CleanJson;
import java.util.Locale;
import java.util.stream.Stream;

/** Values as evidence: indented JSON, instants and lengths of time in ISO form; and back. */
public final class EvidenceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        Stream.of(CriterionFacts.class, PremiseFacts.class, FigureFacts.class)
                .flatMap(kinds -> Stream.of(kinds.getPermittedSubclasses()))
                .forEach(kind -> MAPPER.registerSubtypes(new NamedType(kind, name(kind))));
    }

    private EvidenceJson() {}

    public static String pretty(Object value) {
        return text(value, MAPPER.valueToTree(value));
    }

    /** As {@link #pretty}, each of its texts by itself cleaned of secrets. */
    public static String clean(Object value, Redactor redactor) {
        return text(value, CleanJson.of(MAPPER.valueToTree(value), redactor));
    }

    /**
     * The value that {@code json} holds.
     *
     * @param path where it was read
     * @throws DrillException naming the place of what is not as it should be; the message never quotes a value
     */
    public static <T> T parse(String path, String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw unreadable(path, "it is null", null);
            }
            return value;
        } catch (JsonProcessingException wrong) {
            String where = wrong.getLocation() == null
                    ? ""
                    : " at line " + wrong.getLocation().getLineNr();
            throw unreadable(path, "not what a drill writes" + where, wrong);
        }
    }

    private static DrillException unreadable(String path, String seen, Exception cause) {
        return new DrillException(
                path + ", " + seen, "the file was changed after the drill, or written by another version of it", cause);
    }

    private static String text(Object value, JsonNode tree) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "evidence of type " + value.getClass().getSimpleName() + " is no JSON", e);
        }
    }

    /** {@code TargetReached} is {@code target-reached}. */
    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
