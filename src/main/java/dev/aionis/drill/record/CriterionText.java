package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.code;
import static dev.aionis.drill.record.MarkdownText.text;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;

/** A judged criterion as Markdown. */
final class CriterionText {

    static final List<String> COLUMNS = List.of("Criterion", "Measured", "Objective", "Status", "Why");

    private CriterionText() {}

    static List<String> row(Criterion criterion) {
        return List.of(
                text(criterion.title()) + " (" + code(criterion.id()) + ")",
                measured(criterion),
                code(criterion.objective().toString()),
                status(criterion.status()),
                text(criterion.why()));
    }

    static String measured(Criterion criterion) {
        return criterion.measured() == null ? "not measured" : code(Figures.of(criterion.measured()));
    }

    /** What is not as it should be stands out, without a colour. */
    static String status(CriterionStatus status) {
        return status == CriterionStatus.MET ? status.name() : "**" + status.name() + "**";
    }
}
