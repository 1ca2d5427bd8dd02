package dev.aionis.drill.junit;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.ScenarioLog;
import java.util.List;

/**
 * What a suite of the report opens with.
 *
 * @param title e.g. {@code 00. Result: pass. Restored in 4.2 s (objective 30 s)}
 * @param message what decided the verdict
 * @param html goal, verdict, table, charts
 * @param verdict what it is coloured by
 */
record Summary(String title, String message, String html, Verdict verdict) {

    /** Of one scenario. */
    static Summary ofScenario(ScenarioLog log, List<Attachment> charts) {
        Verdict verdict = log.verdict();
        String why = String.join("\n", log.reasons());
        return new Summary(
                "00. Result: " + verdict.label() + finding(charts),
                "verdict " + verdict.label() + (why.isEmpty() ? "" : "\n" + why),
                SummaryHtml.ofScenario(log, charts),
                verdict);
    }

    /** What the story's chart says in its title: the figure that most readers look for. */
    private static String finding(List<Attachment> charts) {
        return charts.stream()
                .findFirst()
                .map(chart -> ". " + chart.title().substring(chart.title().indexOf(": ") + 2))
                .orElse("");
    }

    /** Of the whole drill, shown where it is signed off. */
    static Summary ofDrill(List<ScenarioLog> logs, Verdict verdict, String why) {
        return new Summary(
                "00. Result of the drill: " + verdict.label(),
                "verdict " + verdict.label() + ": " + why,
                SummaryHtml.ofDrill(logs, verdict, why),
                verdict);
    }
}
