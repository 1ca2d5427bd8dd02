package dev.aionis.drill.record.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The manifests that {@code history.jsonl} remembers, also of drills whose folders are elsewhere, as they are where each
 * pipeline begins with an empty workspace. A line that can't be read remembers nothing.
 */
final class Remembered {

    static final String FILE = "history.jsonl";

    private Remembered() {}

    /** Drill id → SHA-256 of the manifest that sealed it. */
    static Map<String, String> in(Path records) throws IOException {
        var manifests = new LinkedHashMap<String, String>();
        Path file = records.resolve(FILE);
        if (Files.isRegularFile(file)) {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(line -> note(line, manifests));
        }
        return manifests;
    }

    private static void note(String line, Map<String, String> manifests) {
        try {
            JsonNode drill = SealJson.tree(line.getBytes(StandardCharsets.UTF_8));
            String manifest = drill.path("manifestSha256").asText();
            if (!manifest.isEmpty()) {
                manifests.put(drill.path("drillId").asText(), manifest);
            }
        } catch (IOException damaged) {
            // the history itself points it out
            return;
        }
    }
}
