package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.TenantScope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the schema equal to the records of Java, and what is published of it equal to what is used. */
class RecordSchemaTest {

    private static final Path PUBLISHED = Path.of("docs", RecordSchema.RESOURCE);

    /** Where the schema has each record of Java. */
    private static final Map<String, Class<?>> PLACES = Map.ofEntries(
            Map.entry("", DrillRecord.class),
            Map.entry("/properties/sample", TenantScope.class),
            Map.entry("/properties/release", DrillRecord.Release.class),
            Map.entry("/properties/incidentNotes", IncidentNotes.class),
            Map.entry("/properties/signOff", SignOff.class),
            Map.entry("/$defs/measure", Measure.class),
            Map.entry("/$defs/objective", Objective.class),
            Map.entry("/$defs/criterion", Criterion.class),
            Map.entry("/$defs/step", StepRecord.class),
            Map.entry("/$defs/disruption", DisruptionRecord.class),
            Map.entry("/$defs/scenario", ScenarioRecord.class),
            Map.entry("/$defs/report-notes", ReportNotes.class),
            Map.entry("/$defs/link", ReportNotes.Link.class),
            Map.entry("/$defs/precondition", PreconditionRecord.class),
            Map.entry("/$defs/gate", GateRecord.class),
            Map.entry("/$defs/follow-up", IncidentNotes.FollowUp.class),
            Map.entry("/$defs/signature", SignOff.Entry.class),
            Map.entry("/properties/filing", FilingNotes.class),
            Map.entry("/$defs/regression", FilingNotes.Regression.class),
            Map.entry("/$defs/freshness", FilingNotes.Freshness.class),
            Map.entry("/$defs/file", EvidenceFile.class));

    @TestFactory
    Stream<DynamicTest> every_field_of_every_record_is_in_the_schema_and_no_other() throws IOException {
        JsonNode schema = schema();
        return PLACES.entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(
                        place.getValue().getSimpleName(), () -> compare(schema.at(place.getKey()), place.getValue())));
    }

    private static void compare(JsonNode part, Class<?> type) {
        String[] fields = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
        assertThat(part.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(part.path("properties").fieldNames())
                .toIterable()
                .as("properties of " + type.getSimpleName())
                .containsExactlyInAnyOrder(fields);
        assertThat(part.path("required"))
                .extracting(JsonNode::textValue)
                .as("only what version 1 did not begin with may be missing")
                .containsExactlyInAnyOrder(Stream.of(fields)
                        .filter(field -> !(type == SignOff.class && field.equals("entries")))
                        .filter(field -> !(type == DrillRecord.class && field.equals("filing")))
                        .filter(field -> !(type == ScenarioRecord.class && field.equals("report")))
                        .toArray(String[]::new));
    }

    @Test
    void it_says_which_version_it_is_and_by_which_rules() throws IOException {
        assertThat(schema().path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema().path("$id").textValue()).isEqualTo("urn:aionis:ha-drills:record:v1");
        assertThat(schema().at("/properties/schemaVersion/const").intValue()).isEqualTo(DrillRecord.SCHEMA_VERSION);
    }

    @Test
    void what_is_published_is_what_records_are_held_against() throws IOException {
        try (InputStream used = RecordSchema.class.getResourceAsStream(RecordSchema.RESOURCE)) {
            assertThat(PUBLISHED)
                    .as("copy src/main/resources/dev/aionis/drill/record/%s to docs", RecordSchema.RESOURCE)
                    .hasBinaryContent(used.readAllBytes());
        }
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(Files.readString(PUBLISHED));
    }
}
