package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.PageReport;
import dev.aionis.drill.aionis.RelationCheck;
import dev.aionis.drill.aionis.RelationCheck.Kind;
import dev.aionis.drill.aionis.RelationCheck.Result;
import dev.aionis.drill.criteria.PageCheck;
import java.util.List;
import java.util.Locale;

/** What looking at the pages of a restored copy showed, in the terms that a criterion judges. */
public record RestoredPages(PageReport report) {

    private static final String ROW = "%-7s %-48s %-12s %s%n";

    public PageCheck check() {
        return new PageCheck(
                report.checksumFailures(),
                sound(Kind.TABLE),
                sound(Kind.INDEX),
                named(Result.CORRUPT),
                named(Result.UNCHECKED));
    }

    /** A table for a reader of the evidence. */
    public String describe() {
        var text = new StringBuilder("pages with a wrong checksum: "
                + report.checksumFailures().map(String::valueOf).orElse("unknown, data checksums are off") + "\n\n");
        text.append(ROW.formatted("kind", "relation", "found", "by"));
        report.relations()
                .forEach(check -> text.append(
                        ROW.formatted(word(check.kind()), check.relation(), word(check.result()), check.seen())));
        return text.toString();
    }

    private int sound(Kind kind) {
        return (int) report.found(Result.SOUND).stream()
                .filter(check -> check.kind() == kind)
                .count();
    }

    private List<String> named(Result result) {
        return report.found(result).stream().map(RestoredPages::named).toList();
    }

    private static String named(RelationCheck check) {
        return check.relation() + " (" + check.seen() + ")";
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
