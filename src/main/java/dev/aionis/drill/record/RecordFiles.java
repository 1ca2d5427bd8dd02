package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A record in its drill's folder: {@code record.json}, and {@code record.md} rendered from it. */
public final class RecordFiles {

    public static final String JSON = "record.json";
    public static final String MARKDOWN = "record.md";

    private RecordFiles() {}

    /** Writes both, each whole or not at all, free of secrets. Writing again replaces them. */
    public static void write(EvidenceFolder folder, DrillRecord record) {
        String json = RecordJson.text(record, folder.redactor());
        folder.write(JSON, json.getBytes(StandardCharsets.UTF_8));
        folder.write(MARKDOWN, RecordMarkdown.render(asWritten(json, record)));
    }

    /**
     * The record as its readers see it. Rendering escapes texts, which would hide a secret from a search in what was
     * rendered, so the secrets are taken out before.
     */
    private static DrillRecord asWritten(String json, DrillRecord record) {
        try {
            return RecordJson.parse(json);
        } catch (DrillException secretInAnId) {
            // a "secret" that is part of an id or a path too: an odd record is better than none
            return record;
        }
    }

    /**
     * Reads the record of {@code drillFolder}.
     *
     * @throws DrillException if there is none, or it is not one
     */
    public static DrillRecord read(Path drillFolder) {
        Path file = drillFolder.resolve(JSON);
        try {
            return RecordJson.parse(Files.readString(file));
        } catch (IOException failed) {
            throw new DrillException(
                    "record " + file + ", could not be read: "
                            + failed.getClass().getSimpleName(),
                    "name the folder of a drill that has ended");
        }
    }
}
