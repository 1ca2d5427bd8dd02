package dev.aionis.drill.junit;

import static java.util.stream.Collectors.joining;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.CriterionHtml;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Tag;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.ScenarioLog;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The opening entries of the report as HTML: goal, verdict, and what was measured against what. The page around them is
 * the report's, so they bring their look in attributes.
 */
final class SummaryHtml {

    private static final String CELL = "padding:4px 12px;border:1px solid #ccc;vertical-align:top";

    private SummaryHtml() {}

    static String ofScenario(ScenarioLog log, List<Attachment> charts) {
        Tag criteria = log.criteria().isEmpty()
                ? Tag.of("p", "No criterion was judged.")
                : table(
                        List.of("Criterion", "Measured", "Objective", "Result", "What was seen"),
                        log.criteria().stream().map(SummaryHtml::row));
        var opening = new ArrayList<Tag>();
        opening.add(paragraph("Goal", log.scenario().goal()));
        opening.add(verdict(log));
        log.broken().map(why -> Prose.of("p", why)).ifPresent(opening::add);
        charts.stream().limit(1).map(chart -> image(chart, log)).forEach(opening::add);
        opening.add(criteria);
        charts.stream().skip(1).map(chart -> image(chart, log)).forEach(opening::add);
        return opening.stream().map(Tag::toString).collect(joining());
    }

    private static Tag verdict(ScenarioLog log) {
        return Tag.of("p")
                .add(Tag.of("b", "Verdict:"))
                .text(" ")
                .add(CriterionHtml.tone(log.verdict()).inline(log.verdict().label()))
                .text(", " + met(log) + " criteria met");
    }

    private static String met(ScenarioLog log) {
        long met = log.criteria().stream()
                .filter(criterion -> criterion.status() == CriterionStatus.MET)
                .count();
        return met + " of " + log.criteria().size();
    }

    static String ofDrill(List<ScenarioLog> logs, Verdict verdict, String why) {
        return paragraph("Verdict of the drill", verdict.label() + ": " + why).toString()
                + table(
                        List.of("Part", "Verdict", "Criteria met", "What speaks against a pass"),
                        logs.stream().map(SummaryHtml::row));
    }

    private static Tag row(ScenarioLog log) {
        return row(
                Tag.of("b", log.scenario().heading()),
                CriterionHtml.tone(log.verdict()).inline(log.verdict().label()),
                Tag.of("span", met(log)),
                Prose.of("span", String.join("\n", log.reasons())));
    }

    private static Tag row(Criterion criterion) {
        String measured = criterion.measured() == null
                ? "not measured"
                : criterion.measured().toString();
        return row(
                Tag.of("span").add(Tag.of("b", criterion.id()), Tag.of("br"), Prose.of("span", criterion.title())),
                Tag.of("span", measured),
                Tag.of("span", criterion.objective().toString()),
                CriterionHtml.tone(criterion.status()).inline(criterion.status().name()),
                Prose.of("span", criterion.why()));
    }

    /** What the chart tells whoever does not see it. */
    private static String alternative(Attachment chart, ScenarioLog log) {
        return log.criteria().stream().map(Criterion::headline).collect(joining("; ", chart.title() + ". ", "."));
    }

    private static Tag image(Attachment chart, ScenarioLog log) {
        String data =
                "data:" + chart.mediaType() + ";base64," + Base64.getEncoder().encodeToString(chart.content());
        // in a narrow pane it scrolls, since its labels would be too small to read
        return Tag.of("div")
                .with("style", "overflow-x:auto;margin:12px 0")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", chart.title())
                .add(Tag.of("img")
                        .with("alt", alternative(chart, log))
                        .with("style", "width:100%;min-width:840px;max-width:1200px")
                        .with("src", data));
    }

    private static Tag table(List<String> heads, Stream<Tag> rows) {
        Tag head = Tag.of("tr")
                .add(heads.stream()
                        .map(name -> Tag.of("th", name).with("scope", "col").with("style", CELL)));
        return Tag.of("table")
                .with("style", "border-collapse:collapse")
                .add(head)
                .add(rows);
    }

    private static Tag row(Tag... cells) {
        return Tag.of("tr")
                .add(Stream.of(cells)
                        .map(cell -> Tag.of("td").with("style", CELL).add(cell)));
    }

    private static Tag paragraph(String name, String text) {
        return Prose.in(Tag.of("p").add(Tag.of("b", name + ":")).text(" "), text);
    }
}
