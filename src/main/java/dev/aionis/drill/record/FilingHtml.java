package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was noted when the record was filed, as a section of the page: the seal, and how it stands to earlier drills. */
final class FilingHtml {

    private FilingHtml() {}

    /** None for a record of the first drills, which were not filed. */
    static Stream<Tag> of(DrillRecord record, Links links, ChartPictures pictures) {
        FilingNotes notes = record.filing();
        if (notes.seal().isEmpty()) {
            return Stream.empty();
        }
        Tag section = Tag.of("section")
                .with("id", "seal")
                .add(Tag.of("h2", "Seal and Earlier Drills"))
                .add(Tag.of("p").add(Tag.of("b", "Seal: ")).text(notes.seal()))
                .add(Tag.of("p").add(Tag.of("b", "Written by: ")).text("HA Drills " + notes.suite()));
        list(
                section,
                "Worse than in the last pass",
                notes.regressions().stream().map(FilingNotes.Regression::what).toList());
        list(
                section,
                "Last passes",
                notes.freshness().stream().map(FilingNotes.Freshness::what).toList());
        record.evidence().stream()
                .filter(file -> file.path().equals(FilingText.TREND))
                .forEach(file -> section.add(trend(file, links, pictures)));
        return Stream.of(section);
    }

    private static void list(Tag section, String title, List<String> sentences) {
        section.add(Tag.of("h3", title));
        if (sentences.isEmpty()) {
            section.add(Tag.of("p", "Nothing."));
        } else {
            section.add(Tag.of("ul").add(sentences.stream().map(sentence -> Prose.of("li", sentence))));
        }
    }

    private static Tag trend(EvidenceFile file, Links links, ChartPictures pictures) {
        Optional<String> uri = pictures.dataUri(file);
        Tag caption = Tag.of("figcaption")
                .text("The last drills of this environment against their objectives: ")
                .add(links.to(file.path()));
        if (uri.isEmpty()) {
            caption.text(", which is not here as this record describes it and is therefore not shown");
        }
        Tag figure = Tag.of("figure");
        uri.ifPresent(data -> figure.add(Tag.of("img")
                .with("src", data)
                .with(
                        "alt",
                        "Chart of RTO, RPO, rollback time and drain time over the last drills; history.jsonl has its"
                                + " figures.")));
        return figure.add(caption);
    }
}
