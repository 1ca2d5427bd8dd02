package dev.aionis.drill.record.seal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a seal says of the record: read as it stands there, without understanding the rest, so that a record of any
 * version can be sealed.
 *
 * @param id the drill
 * @param environment what was drilled
 * @param verdict the result
 * @param startedAt an ISO instant
 * @param finishedAt an ISO instant
 */
public record RecordHead(String id, String environment, String verdict, String startedAt, String finishedAt) {

    static final String FILE = "record.json";

    /** @throws DrillException if there is no record in {@code folder} */
    static RecordHead read(Path folder) {
        try {
            JsonNode record = SealJson.tree(Files.readAllBytes(folder.resolve(FILE)));
            return new RecordHead(
                    record.path("drillId").asText(),
                    record.path("environment").asText(),
                    record.path("verdict").asText(),
                    record.path("startedAt").asText(),
                    record.path("finishedAt").asText());
        } catch (IOException unreadable) {
            throw new DrillException(
                    FILE + " of " + folder + ", " + unreadable.getClass().getSimpleName()
                            + ", expected a drill's record",
                    "name the folder of a drill that has ended");
        }
    }
}
