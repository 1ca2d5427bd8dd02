package dev.aionis.drill.record;

import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import java.util.List;
import java.util.stream.Stream;

/** The template's four sentences, each with what proves it. */
final class PreconditionHtml {

    private final List<PreconditionRecord> checks;
    private final Links links;

    private PreconditionHtml(List<PreconditionRecord> checks, Links links) {
        this.checks = checks;
        this.links = links;
    }

    static Tag of(List<PreconditionRecord> checks, Links links) {
        return new PreconditionHtml(checks, links).section();
    }

    private Tag section() {
        var table = new Table(
                "What must hold before a drill begins", List.of("Looked at", "Result", "Seen", "Expected", "Evidence"));
        Tag sentences = Tag.of("ol");
        for (PreconditionSentence sentence : PreconditionSentence.values()) {
            sentences.add(sentence(sentence));
            sentence.of(checks).forEach(check -> row(table, check));
        }
        PreconditionSentence.others(checks).forEach(check -> row(table, check));
        Tag section = Tag.of("section").with("id", "preconditions").add(Tag.of("h2", "Preconditions"), sentences);
        return checks.isEmpty() ? section.add(Tag.of("p", "Nothing was looked at.")) : section.add(table.tag());
    }

    private Tag sentence(PreconditionSentence sentence) {
        Tag item = Prose.of("li", sentence.text()).text(" ").add(CriterionHtml.badge(sentence.status(checks)));
        List<String> missing = sentence.missing(checks);
        if (!missing.isEmpty()) {
            item.add(Tag.of("span", "not looked at: " + String.join(", ", missing))
                    .with("class", "sub"));
        }
        return item;
    }

    private void row(Table table, PreconditionRecord check) {
        table.row(
                Tag.of("th").add(Tag.of("code", check.name()).with("class", "id")),
                Stream.of(
                        Table.cell(CriterionHtml.badge(check.status())),
                        Table.cell(check.measured()),
                        Table.cell(check.objective()),
                        links.in(Tag.of("td"), check.evidence())));
    }
}
