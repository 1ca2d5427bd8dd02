package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.record.html.Tag;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links from the record to the evidence beside it. */
final class Links {

    private final Map<String, EvidenceFile> files;

    Links(DrillRecord record) {
        files = record.evidence().stream()
                .collect(Collectors.toMap(EvidenceFile::path, Function.identity(), (one, same) -> one));
    }

    /** What the record does not list among its files is named and not linked: it may lead anywhere. */
    Tag to(String path) {
        EvidenceFile file = files.get(path);
        return file == null
                ? Tag.of("code", path)
                : Tag.of("a", path).with("href", path).with("title", Figures.bytes(file.bytes()));
    }

    /** Adds them to {@code parent}, one after the other. */
    Tag in(Tag parent, Collection<String> paths) {
        String between = "";
        for (String path : paths) {
            parent.text(between).add(to(path));
            between = ", ";
        }
        return parent;
    }
}
