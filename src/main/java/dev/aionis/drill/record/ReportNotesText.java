package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.text;

import dev.aionis.drill.record.html.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom to ask and where to read on, in the record's two forms for people. */
final class ReportNotesText {

    private ReportNotesText() {}

    /** Empty where nothing was told. */
    static Optional<String> markdown(ReportNotes notes) {
        List<String> parts = new ArrayList<>();
        words(notes).forEach(words -> parts.add(text(words)));
        notes.links()
                .forEach(link -> parts.add(link.kind() + " [" + text(link.name()) + "](<"
                        + link.url().replace("<", "%3C").replace(">", "%3E") + ">)"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts.stream().collect(Collectors.joining("; ")));
    }

    /** Empty where nothing was told. */
    static Optional<Tag> html(ReportNotes notes) {
        if (notes.equals(ReportNotes.NONE)) {
            return Optional.empty();
        }
        Tag line = Tag.of("p").text(String.join("; ", words(notes)));
        String between = words(notes).isEmpty() ? "" : "; ";
        for (ReportNotes.Link link : notes.links()) {
            line.text(between + link.kind() + " ")
                    .add(Tag.of("a", link.name()).with("href", link.url()).with("rel", "noreferrer"));
            between = "; ";
        }
        return Optional.of(line);
    }

    private static List<String> words(ReportNotes notes) {
        var words = new ArrayList<String>();
        if (!notes.owner().isEmpty()) {
            words.add("Owner: " + notes.owner());
        }
        if (!notes.severity().isEmpty()) {
            words.add("severity of a failure: " + notes.severity());
        }
        return words;
    }
}
