package dev.aionis.drill.junit;

import static java.util.stream.Collectors.joining;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.ScenarioLog;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The opening entries of the report as HTML: goal, verdict, and what was measured against what. */
final class SummaryHtml {

    private static final String CELL = "style=\"padding:4px 12px;border:1px solid #ccc;vertical-align:top\"";

    private SummaryHtml() {}

    static String ofScenario(ScenarioLog log, List<Attachment> charts) {
        String table = log.criteria().isEmpty()
                ? "<p>No criterion was judged.</p>"
                : table(
                        List.of("Criterion", "Measured", "Objective", "Result", "What was seen"),
                        log.criteria().stream().map(SummaryHtml::row));
        return paragraph("Goal", log.scenario().goal())
                + paragraph(
                        "Verdict",
                        log.verdict().label()
                                + log.broken().map(why -> ": " + why).orElse(""))
                + table
                + charts.stream().map(SummaryHtml::image).collect(joining());
    }

    static String ofDrill(List<ScenarioLog> logs, Verdict verdict, String why) {
        return paragraph("Verdict of the drill", verdict.label() + ": " + why)
                + table(
                        List.of("Part", "Verdict", "Criteria met", "What speaks against a pass"),
                        logs.stream().map(SummaryHtml::row));
    }

    private static String row(ScenarioLog log) {
        long met = log.criteria().stream()
                .filter(criterion -> criterion.status() == CriterionStatus.MET)
                .count();
        return row(Stream.of(
                "<b>" + escaped(log.scenario().heading()) + "</b>",
                badge(log.verdict().label(), log.verdict() == Verdict.PASS, log.verdict() == Verdict.FAIL),
                met + " of " + log.criteria().size(),
                escaped(String.join("\n", log.reasons()))));
    }

    private static String row(Criterion criterion) {
        String measured = criterion.measured() == null
                ? "not measured"
                : criterion.measured().toString();
        CriterionStatus status = criterion.status();
        return row(Stream.of(
                "<b>" + escaped(criterion.id()) + "</b><br>" + escaped(criterion.title()),
                escaped(measured),
                escaped(criterion.objective().toString()),
                badge(status.name(), status == CriterionStatus.MET, status == CriterionStatus.MISSED),
                escaped(criterion.why())));
    }

    /** Word and colour, so that neither alone carries the meaning. */
    private static String badge(String word, boolean good, boolean bad) {
        String colour = good ? "#00695c" : bad ? "#b71c1c" : "#8a5a00";
        return "<b style=\"color:" + colour + "\">" + word + "</b>";
    }

    private static String image(Attachment chart) {
        return "<p><img alt=\"" + escaped(chart.title()) + "\" style=\"width:100%\" src=\"data:" + chart.mediaType()
                + ";base64," + Base64.getEncoder().encodeToString(chart.content()) + "\"></p>";
    }

    private static String table(List<String> heads, Stream<String> rows) {
        String head =
                heads.stream().map(name -> "<th " + CELL + ">" + name + "</th>").collect(joining("", "<tr>", "</tr>"));
        return "<table style=\"border-collapse:collapse\">" + head + rows.collect(joining()) + "</table>";
    }

    private static String row(Stream<String> cells) {
        return cells.map(html -> "<td " + CELL + ">" + html + "</td>").collect(joining("", "<tr>", "</tr>"));
    }

    private static String paragraph(String name, String text) {
        return "<p><b>" + name + ":</b> " + escaped(text) + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
