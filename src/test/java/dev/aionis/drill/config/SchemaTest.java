package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the JSON Schema, with which editors complete and check a configuration, equal to the records. */
class SchemaTest {

    private static final Path SCHEMA = Path.of("drill-config/drill-config.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = new YAMLMapper();

    /** What stands for a value that is not known to an editor. */
    private static final String PLACEHOLDER = "\\$\\{";

    private static final String DURATION = "^(([0-9]+([.][0-9]+)?(ms|d|h|m|s))+|P.+)$|\\$\\{";

    @Test
    void the_schema_describes_the_records() throws IOException {
        String expected = JSON.writeValueAsString(schema()) + "\n";

        Path generated =
                Files.createDirectories(Path.of("target/generated-config")).resolve(SCHEMA.getFileName());
        Files.writeString(generated, expected);
        assertThat(Files.readString(SCHEMA))
                .as("the schema is out of step; HINT: look at " + generated + " and copy it to " + SCHEMA)
                .isEqualTo(expected);
    }

    @Test
    void the_shipped_files_name_the_schema() throws IOException {
        for (String file : List.of("local.yaml", "docker.yaml", "staging.yaml")) {
            assertThat(Files.readString(SCHEMA.resolveSibling(file)))
                    .startsWith("# yaml-language-server: $schema=" + SCHEMA.getFileName() + "\n");
        }
    }

    private static ObjectNode schema() throws IOException {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Configuration of Aionis HA drills");
        schema.setAll(section(DrillConfig.class));
        return schema;
    }

    private static ObjectNode section(Class<?> record) throws IOException {
        ObjectNode section = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = section.putObject("properties");
        var required = JSON.createArrayNode();
        for (ConfigKey key : ConfigKey.of(record)) {
            properties.set(key.name(), property(new KeyFacts(record, key)));
            if (mustBeWritten(key)) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            section.set("required", required);
        }
        return section;
    }

    /** A section must be written if any key in it must. */
    private static boolean mustBeWritten(ConfigKey key) {
        boolean inside = !key.optional()
                && key.section().stream()
                        .flatMap(section -> ConfigKey.of(section).stream())
                        .anyMatch(SchemaTest::mustBeWritten);
        return key.required() || inside;
    }

    private static ObjectNode property(KeyFacts facts) throws IOException {
        ConfigKey key = facts.key();
        String range = facts.range().isEmpty() ? "" : " (" + facts.range() + ")";
        ObjectNode property = JSON.createObjectNode().put("description", key.meaning() + range);
        Optional<Class<?>> section = key.section();
        if (section.isPresent()) {
            return property.setAll(section(section.get()));
        }
        if (key.preset().isPresent() && !key.preset().get().isEmpty()) {
            property.set("default", presetOf(key));
        }
        return property.setAll(value(facts, key.type()));
    }

    private static JsonNode presetOf(ConfigKey key) throws IOException {
        return key.type() instanceof Class<?> type && !type.isPrimitive()
                ? JSON.getNodeFactory().textNode(key.preset().orElseThrow())
                : YAML.readTree(key.preset().orElseThrow());
    }

    private static ObjectNode value(KeyFacts facts, Type type) throws IOException {
        ObjectNode value = JSON.createObjectNode();
        Optional<Type> item = ConfigKey.itemOf(type);
        if (item.isPresent()) {
            value.put("type", "array");
            if (facts.range().equals("at least one")) {
                value.put("minItems", 1);
            }
            Optional<Class<?>> section = ConfigKey.sectionOf(item.get());
            return value.set("items", section.isPresent() ? section(section.get()) : value(facts, item.get()));
        }
        if (type instanceof Class<?> choice && choice.isEnum()) {
            var anyOf = value.putArray("anyOf");
            var words = anyOf.addObject().putArray("enum");
            ScalarType.words(choice).forEach(words::add);
            anyOf.addObject().put("type", "string").put("pattern", PLACEHOLDER);
            return value;
        }
        return switch (ScalarType.of(type).map(ScalarType::name).orElse("map")) {
            case "boolean" -> orPlaceholder(JSON.createObjectNode().put("type", "boolean"));
            case "number" -> orPlaceholder(number(facts, "number"));
            case "whole number" -> orPlaceholder(number(facts, "integer"));
            case "duration" -> value.put("type", "string").put("pattern", DURATION);
            case "secret" -> value.put("type", "string").put("pattern", "^\\$\\{[^}]+\\}$");
            case "URL" -> value.put("type", "string").put("pattern", "^https?://|" + PLACEHOLDER);
            case "map" ->
                value.put("type", "object")
                        .set("additionalProperties", JSON.createObjectNode().put("type", "string"));
            default -> text(facts, value);
        };
    }

    private static ObjectNode text(KeyFacts facts, ObjectNode value) {
        value.put("type", "string");
        facts.pattern().ifPresent(regex -> value.put("pattern", "^(" + regex + ")$|" + PLACEHOLDER));
        return value;
    }

    private static ObjectNode number(KeyFacts facts, String type) {
        ObjectNode number = JSON.createObjectNode().put("type", type);
        facts.least().ifPresent(min -> number.put("minimum", min));
        facts.greatest().ifPresent(max -> number.put("maximum", max));
        return number;
    }

    private static ObjectNode orPlaceholder(ObjectNode type) {
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(type).addObject().put("type", "string").put("pattern", PLACEHOLDER);
        return either;
    }
}
