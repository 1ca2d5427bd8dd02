package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.text;

import java.util.List;

/** What was noted when the record was filed, as Markdown. */
final class FilingText {

    /** The chart of this drill's figures beside those of the drills before. */
    static final String TREND = "charts/trend.png";

    private FilingText() {}

    static void write(MarkdownText out, DrillRecord record) {
        FilingNotes notes = record.filing();
        if (notes.seal().isEmpty()) {
            return;
        }
        out.label("Seal, and earlier drills");
        out.item("Seal: " + text(notes.seal()));
        out.item("Written by: HA Drills " + text(notes.suite()));
        items(
                out,
                "Worse than in the last pass",
                notes.regressions().stream().map(FilingNotes.Regression::what).toList());
        items(
                out,
                "Last passes",
                notes.freshness().stream().map(FilingNotes.Freshness::what).toList());
        if (record.evidence().stream().anyMatch(file -> file.path().equals(TREND))) {
            out.item("Trend: " + MarkdownText.link(TREND));
        }
    }

    private static void items(MarkdownText out, String title, List<String> sentences) {
        out.item(title + ": " + (sentences.isEmpty() ? "nothing" : ""));
        sentences.forEach(sentence -> out.subItem(text(sentence)));
    }
}
