package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;

/** {@code record.json}: a {@link DrillRecord} as text, and back. */
public final class RecordJson {

    private static final ObjectMapper MAPPER = RecordMapper.build();

    private RecordJson() {}

    /** {@code record} as indented JSON, its texts cleaned of secrets. */
    public static String text(DrillRecord record, Redactor redactor) {
        try {
            JsonNode cleaned = CleanJson.of(MAPPER.valueToTree(record), redactor);
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
}
