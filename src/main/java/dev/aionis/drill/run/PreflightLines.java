package dev.aionis.drill.run;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.RecordFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a preflight: what stands in a drill's way, and what could not be told. */
final class PreflightLines {

    private PreflightLines() {}

    static List<String> of(DrillRecord record, Path folder) {
        List<PreconditionRecord> missed = with(record, CriterionStatus.MISSED);
        List<PreconditionRecord> unproven = with(record, CriterionStatus.UNPROVEN);
        int met = record.preconditions().size() - missed.size() - unproven.size();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Preflight " + record.drillId() + ": " + met + " met, " + missed.size() + " missed, "
                + unproven.size() + " unproven"
                + (record.verdict() == Verdict.FAIL && missed.isEmpty() ? ": " + record.why() : "")
                + "; nothing was drilled");
        missed.forEach(one -> lines.add("  ✗ " + one.name() + ": " + one.measured()));
        unproven.forEach(one -> lines.add("  ? " + one.name() + ": " + one.measured()));
        lines.add("  record  " + folder.resolve(RecordFiles.HTML));
        lines.add("          " + folder.resolve(RecordFiles.MARKDOWN));
        return lines;
    }

    private static List<PreconditionRecord> with(DrillRecord record, CriterionStatus status) {
        return record.preconditions().stream()
                .filter(one -> one.status() == status)
                .toList();
    }
}
