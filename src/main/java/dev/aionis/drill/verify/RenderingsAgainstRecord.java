package dev.aionis.drill.verify;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SuiteVersion;
import dev.aionis.drill.record.machine.JunitXml;
import dev.aionis.drill.record.machine.RecordMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people and machines read of a record, made again from {@code record.json} and compared byte by byte. Another
 * version of the suite may write the same record in another way, so its pages are held by the seal alone.
 */
final class RenderingsAgainstRecord {

    private final Path folder;
    private final List<String> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RenderingsAgainstRecord(Path folder) {
        this.folder = folder;
    }

    static CheckedRecord of(Path folder) {
        var renderings = new RenderingsAgainstRecord(folder);
        try {
            renderings.compare(RecordFiles.read(folder));
        } catch (DrillException unreadable) {
            // said where the record is held against its evidence
            return new CheckedRecord(List.of(), List.of());
        } catch (RuntimeException senseless) {
            renderings.findings.add("record.json: makes no sense, nothing can be rendered from it");
        }
        return new CheckedRecord(renderings.findings, renderings.notes);
    }

    private void compare(DrillRecord record) {
        String by = record.filing().suite();
        if (by.equals(SuiteVersion.OF_THIS_SUITE)) {
            rendered(record).forEach(this::compare);
        } else {
            notes.add("record.md and what else is made of record.json were not made again: written by version " + by
                    + " of the suite, this is " + SuiteVersion.OF_THIS_SUITE);
        }
    }

    private Map<String, String> rendered(DrillRecord record) {
        var all = new LinkedHashMap<>(RecordFiles.rendered(folder, record));
        all.put(RecordMetrics.FILE, RecordMetrics.of(record));
        all.put(JunitXml.FILE, JunitXml.of(record));
        return all;
    }

    private void compare(String name, String text) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return; // the seal names it
        }
        try {
            if (!Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
                findings.add(name + ": not what record.json is rendered to");
            }
        } catch (IOException unreadable) {
            findings.add(name + ": could not be read: " + unreadable.getClass().getSimpleName());
        }
    }
}
