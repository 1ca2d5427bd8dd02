package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A record in its drill's folder: {@code record.json}, and {@code record.md} and {@code record.html} made from it. */
public final class RecordFiles {

    public static final String JSON = "record.json";
    public static final String MARKDOWN = "record.md";
    public static final String HTML = "record.html";

    private RecordFiles() {}

    /**
     * Writes all three, each whole or not at all, free of secrets. Writing again replaces them.
     *
     * @return the record as its readers see it
     * @throws DrillException if what was written is not what {@link RecordSchema} says; all three are there even so,
     *     since an odd record is better than none
     */
    public static DrillRecord write(EvidenceFolder folder, DrillRecord record) {
        String json = RecordJson.text(record, folder.redactor());
        try {
            return write(folder, json);
        } catch (DrillException odd) {
            // rendered from what is not cleaned, and cleaned afterwards
            write(folder, json, record, folder.redactor()::clean);
            throw odd;
        }
    }

    /** Renders what {@code json} holds, a whole {@code record.json} free of secrets, and writes all three. */
    static DrillRecord write(EvidenceFolder folder, String json) {
        // rendered from what is written: escaping would hide a secret from whoever looks for it in the renderings
        DrillRecord record = RecordJson.parse(json);
        // no cleaning: that would take markup after a "password=" for one
        write(folder, json, record, UnaryOperator.identity());
        return record;
    }

    private static void write(EvidenceFolder folder, String json, DrillRecord record, UnaryOperator<String> cleaned) {
        write(folder, JSON, json);
        rendered(folder, record).forEach((name, text) -> write(folder, name, cleaned.apply(text)));
    }

    private static Map<String, String> rendered(EvidenceFolder folder, DrillRecord record) {
        var pictures = new ChartPictures(Optional.of(folder));
        var texts = new LinkedHashMap<String, String>();
        texts.put(MARKDOWN, RecordMarkdown.render(record));
        texts.put(HTML, RecordHtml.render(record, pictures));
        return texts;
    }

    /** What the record of {@code drillFolder} is rendered to, by the name of the file; nothing is written. */
    public static Map<String, String> rendered(Path drillFolder, DrillRecord record) {
        return rendered(EvidenceFolder.clean(drillFolder), record);
    }

    private static void write(EvidenceFolder folder, String name, String text) {
        folder.write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Renders the record of {@code drillFolder} anew, e.g. after its Markdown was lost.
     *
     * @throws DrillException if there is none, or it is not one
     */
    public static DrillRecord render(Path drillFolder) {
        return write(EvidenceFolder.clean(drillFolder), text(drillFolder));
    }

    /** Whether {@code drillFolder} holds one. */
    public static boolean there(Path drillFolder) {
        return Files.exists(drillFolder.resolve(JSON));
    }

    /**
     * Reads the record of {@code drillFolder}.
     *
     * @throws DrillException if there is none, or it is not one
     */
    public static DrillRecord read(Path drillFolder) {
        return RecordJson.parse(text(drillFolder));
    }

    /**
     * The record of {@code drillFolder} as it stands there.
     *
     * @throws DrillException if it can't be read
     */
    public static String text(Path drillFolder) {
        Path file = drillFolder.resolve(JSON);
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new DrillException(
                    "record " + file + ", could not be read: "
                            + failed.getClass().getSimpleName(),
                    "name the folder of a drill that has ended");
        }
    }
}
