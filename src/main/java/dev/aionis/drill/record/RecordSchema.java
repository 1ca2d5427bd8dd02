package dev.aionis.drill.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JSON Schema of {@code record.json}, version {@value DrillRecord#SCHEMA_VERSION}. Every record is held against
 * it when it is written and when it is read.
 */
final class RecordSchema {

    static final String RESOURCE = "record-v" + DrillRecord.SCHEMA_VERSION + ".schema.json";

    private static final String HINT = "a drill writes no such record: it was changed by hand, or by another version";

    /** More of them are only counted: one wrong hand can spoil every line of a file. */
    private static final int SHOWN = 20;

    private static final JsonNode TREE = tree();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TREE);

    private RecordSchema() {}

    /** @throws DrillException with every problem, each by its place; no value is quoted, since it may be a secret */
    static void check(JsonNode record) {
        checkVersion(record);
        List<String> problems = SCHEMA.validate(record).stream()
                .map(RecordSchema::problem)
                .distinct()
                .toList();
        if (problems.size() == 1) {
            throw new DrillException("record.json, " + problems.get(0), HINT);
        }
        if (!problems.isEmpty()) {
            throw new DrillException(
                    "record.json has " + problems.size() + " problems, expected none"
                            + problems.stream().limit(SHOWN).collect(Collectors.joining("\n  ", "\n  ", ""))
                            + (problems.size() > SHOWN ? "\n  … and " + (problems.size() - SHOWN) + " more" : ""),
                    HINT);
        }
    }

    /** Before all else: what another version holds says nothing about this one. */
    private static void checkVersion(JsonNode record) {
        JsonNode version = record.path("schemaVersion");
        if (version.isIntegralNumber() && version.asLong() != DrillRecord.SCHEMA_VERSION) {
            throw new DrillException(
                    "record.json, schemaVersion: seen " + version.asText() + ", expected " + DrillRecord.SCHEMA_VERSION,
                    "read the record with the version of the drills that wrote it");
        }
    }

    private static String problem(Error error) {
        return new SchemaProblem(error, TREE).sentence();
    }

    private static JsonNode tree() {
        try (InputStream in = RecordSchema.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
