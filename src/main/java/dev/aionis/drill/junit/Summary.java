package dev.aionis.drill.junit;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.ScenarioLog;
import java.util.List;

/**
 * What a suite of the report opens with.
 *
 * @param title e.g. {@code Summary: pass}
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
                "00. Summary: " + verdict.label(),
                "verdict " + verdict.label() + (why.isEmpty() ? "" : "\n" + why),
                SummaryHtml.ofScenario(log, charts),
                verdict);
    }

    /** Of the whole drill, shown where it is signed off. */
    static Summary ofDrill(List<ScenarioLog> logs, Verdict verdict, String why) {
        return new Summary(
                "00. Drill: " + verdict.label(),
                "verdict " + verdict.label() + ": " + why,
                SummaryHtml.ofDrill(logs, verdict, why),
                verdict);
    }
}
