package dev.aionis.drill.junit;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.run.ScenarioLog;
import java.util.List;

/** The opening entry of a scenario in the report, as HTML: goal, verdict, and what was measured against what. */
final class ScenarioSummary {

    private static final String CELL = "style=\"padding:4px 12px;border:1px solid #ccc;vertical-align:top\"";

    private ScenarioSummary() {}

    static String html(ScenarioLog log) {
        var html = new StringBuilder()
                .append("<p><b>Goal:</b> ")
                .append(escaped(log.scenario().goal()))
                .append("</p><p><b>Verdict:</b> ")
                .append(log.verdict().label())
                .append(log.broken().map(why -> ": " + escaped(why)).orElse(""))
                .append("</p>");
        return html.append(table(log.criteria())).toString();
    }

    private static String table(List<Criterion> criteria) {
        if (criteria.isEmpty()) {
            return "<p>No criterion was judged.</p>";
        }
        var html = new StringBuilder("<table style=\"border-collapse:collapse\"><tr>");
        List.of("Criterion", "Measured", "Objective", "Result", "What was seen")
                .forEach(head -> html.append("<th ")
                        .append(CELL)
                        .append('>')
                        .append(head)
                        .append("</th>"));
        html.append("</tr>");
        criteria.forEach(criterion -> html.append(row(criterion)));
        return html.append("</table>").toString();
    }

    private static String row(Criterion criterion) {
        String measured = criterion.measured() == null
                ? "not measured"
                : criterion.measured().toString();
        return "<tr>" + cell("<b>" + escaped(criterion.id()) + "</b><br>" + escaped(criterion.title()))
                + cell(escaped(measured)) + cell(escaped(criterion.objective().toString()))
                + cell(badge(criterion.status())) + cell(escaped(criterion.why())) + "</tr>";
    }

    /** Word and colour, so that neither alone carries the meaning. */
    private static String badge(CriterionStatus status) {
        String colour = switch (status) {
            case MET -> "#00695c";
            case MISSED -> "#b71c1c";
            case UNPROVEN -> "#8a5a00";
        };
        return "<b style=\"color:" + colour + "\">" + status + "</b>";
    }

    private static String cell(String html) {
        return "<td " + CELL + ">" + html + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }
}
