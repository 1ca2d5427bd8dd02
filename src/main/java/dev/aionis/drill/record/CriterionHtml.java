package dev.aionis.drill.record;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.html.Bar;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import dev.aionis.drill.record.html.Tone;
import java.util.List;
import java.util.stream.Stream;

/** Judged criteria, and the words of judgement, as HTML. */
public final class CriterionHtml {

    private CriterionHtml() {}

    public static Tone tone(CriterionStatus status) {
        return switch (status) {
            case MET -> Tone.GOOD;
            case MISSED -> Tone.BAD;
            case UNPROVEN -> Tone.OPEN;
        };
    }

    public static Tone tone(Verdict verdict) {
        return tone(ScenarioVerdict.of(verdict));
    }

    static Tone tone(ScenarioVerdict verdict) {
        return switch (verdict) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case PARTIAL -> Tone.OPEN;
            case NOT_SELECTED -> Tone.QUIET;
        };
    }

    static Tag badge(CriterionStatus status) {
        return tone(status).badge(status.name());
    }

    static Tag badge(ScenarioVerdict verdict) {
        return tone(verdict).badge(verdict.label());
    }

    /** Measured against objective, a row a criterion. */
    static Tag table(String caption, List<Criterion> criteria) {
        var table = new Table(caption, List.of("Criterion", "Measured", "Objective", "Result", "What was seen"));
        criteria.forEach(criterion -> table.row(
                Prose.of("th", criterion.title())
                        .add(Tag.of("code", criterion.id()).with("class", "sub")),
                Stream.of(
                        measured(criterion),
                        Table.figure(criterion.objective().toString()),
                        Table.cell(badge(criterion.status())),
                        Table.cell(seen(criterion)))));
        return table.tag();
    }

    /** The objective stands in a column of its own. */
    static String seen(Criterion criterion) {
        String rest = criterion.why().replace(", objective " + criterion.objective(), "");
        return rest.isBlank() ? criterion.why() : rest;
    }

    private static Tag measured(Criterion criterion) {
        if (criterion.measured() == null) {
            return Table.cell("not measured");
        }
        Tag cell = Table.figure(Figures.of(criterion.measured()));
        double value = criterion.measured().value();
        double objective = criterion.objective().value();
        // of "at most 0 findings" there is nothing to be seen at a glance
        return objective > 0 && value >= 0
                ? cell.add(Tag.of("br"), Bar.of(value, objective, criterion.status() != CriterionStatus.MISSED))
                : cell;
    }
}
