package dev.aionis.drill.record.site;

import dev.aionis.drill.record.CriterionHtml;
import dev.aionis.drill.record.history.HistoryLine;
import dev.aionis.drill.record.html.Page;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The list of drills as a page: newest first, each with its verdict, and with what can be opened of it. */
final class SiteIndex {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final List<HistoryLine> newestFirst;
    private final List<String> damaged;
    private final Function<String, Optional<String>> record;
    private final Function<String, Optional<String>> report;

    /**
     * @param lines the drills, the latest at the end
     * @param damaged what of the history can't be read
     * @param record where a drill's record is, seen from the page, if it is there
     * @param report where its Allure report is
     */
    SiteIndex(
            List<HistoryLine> lines,
            List<String> damaged,
            Function<String, Optional<String>> record,
            Function<String, Optional<String>> report) {
        this.newestFirst = new ArrayList<>(lines);
        Collections.reverse(newestFirst);
        this.damaged = damaged;
        this.record = record;
        this.report = report;
    }

    String page() {
        Tag main = Tag.of("main").with("id", "drills").add(drills());
        if (newestFirst.stream().anyMatch(line -> at(record, line).isEmpty())) {
            main.add(Prose.of(
                            "p", "The record of a drill without a link is no longer here: it is where it was archived.")
                    .with("class", "quiet"));
        }
        main.add(damaged.stream().map(note -> Prose.of("p", "note: " + note).with("class", "quiet")));
        return Page.of("HA drills", Tag.of("header").add(Tag.of("h1", "HA drills")), main);
    }

    private Tag drills() {
        if (newestFirst.isEmpty()) {
            return Prose.of("p", "No drill has ended yet.");
        }
        var table = new Table(
                "Drills, newest first",
                List.of("Drill", "Ended (UTC)", "Environment", "Result", "Scenarios", "Release", "Report"));
        newestFirst.forEach(line -> table.row(head(line), cells(line)));
        return table.tag();
    }

    private Tag head(HistoryLine line) {
        String id = line.drillId().value();
        return at(record, line).map(path -> Tag.of("th").add(link(id, path))).orElseGet(() -> Tag.of("th", id));
    }

    private Stream<Tag> cells(HistoryLine line) {
        return Stream.of(
                Table.figure(MINUTE.format(line.finishedAt())),
                Table.cell(line.environment()),
                Table.cell(
                        CriterionHtml.tone(line.verdict()).badge(line.verdict().label())),
                Table.cell(line.outcomes()),
                Table.cell(line.release().candidate()),
                at(report, line)
                        .map(path -> Table.cell(link("report", path)
                                .with(
                                        "aria-label",
                                        "Allure report of " + line.drillId().value())))
                        .orElseGet(() -> Tag.of("td")));
    }

    private static Optional<String> at(Function<String, Optional<String>> where, HistoryLine line) {
        return where.apply(line.drillId().value());
    }

    private static Tag link(String text, String path) {
        return Tag.of("a", text).with("href", path);
    }
}
