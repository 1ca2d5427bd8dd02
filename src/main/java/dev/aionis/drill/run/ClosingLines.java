package dev.aionis.drill.run;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last lines that a drill says: the verdict, why, and where to read on. */
final class ClosingLines {

    private ClosingLines() {}

    static List<String> of(DrillRecord record, Path folder) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Drill " + record.drillId() + ": " + record.verdict().label() + ", " + record.why());
        for (ScenarioRecord scenario : record.scenarios()) {
            lines.add("  " + scenario.id() + "  " + scenario.verdict().label() + "  " + scenario.title()
                    + notMet(scenario));
        }
        lines.add("  record  " + folder.resolve(RecordFiles.HTML));
        lines.add("          " + folder.resolve(RecordFiles.MARKDOWN));
        lines.add("  report  ./mvnw allure:report, then allure-report/index.html");
        return lines;
    }

    private static String notMet(ScenarioRecord scenario) {
        List<String> ids = scenario.criteria().stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .map(Criterion::headline)
                .toList();
        return ids.isEmpty() ? "" : ": " + String.join("; ", ids);
    }
}
