package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.text;

import java.util.List;
import java.util.stream.Collectors;

/** The template's four sentences, each with what proves it. */
final class PreconditionSection {

    private PreconditionSection() {}

    static void write(MarkdownText out, List<PreconditionRecord> checks) {
        out.heading(2, "Preconditions");
        for (PreconditionSentence sentence : PreconditionSentence.values()) {
            out.item(sentence.text() + " " + CriterionText.status(sentence.status(checks)));
            List<PreconditionRecord> mine = sentence.of(checks);
            mine.forEach(check -> out.subItem(details(check)));
            String missing = String.join(", ", sentence.missing(checks));
            if (!missing.isEmpty()) {
                out.subItem("not looked at: " + MarkdownText.code(missing));
            }
        }
        writeOthers(out, checks);
    }

    private static void writeOthers(MarkdownText out, List<PreconditionRecord> checks) {
        List<PreconditionRecord> others = PreconditionSentence.others(checks);
        if (!others.isEmpty()) {
            out.label("Also looked at");
            others.forEach(check -> out.item(details(check)));
        }
    }

    private static String details(PreconditionRecord check) {
        String files = check.evidence().isEmpty()
                ? ""
                : ", " + check.evidence().stream().map(MarkdownText::link).collect(Collectors.joining(", "));
        return MarkdownText.code(check.name()) + " " + CriterionText.status(check.status()) + ": "
                + text(check.measured()) + " (expected: " + text(check.objective()) + ")" + files;
    }
}
