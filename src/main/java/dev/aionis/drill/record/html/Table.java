package dev.aionis.drill.record.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table that can be read without seeing it: a caption, and heads that say what they head. */
public final class Table {

    private final String caption;
    private final List<String> heads;
    private final List<List<Tag>> rows = new ArrayList<>();

    /** @param caption what the table shows; also names the area in which it scrolls on a narrow screen */
    public Table(String caption, List<String> heads) {
        this.caption = caption;
        this.heads = heads;
    }

    /** A cell with a text. */
    public static Tag cell(String text) {
        return Prose.of("td", text);
    }

    /** A cell with a figure: it stands in one line as far as it fits. */
    public static Tag figure(String text) {
        return text.isEmpty()
                ? Tag.of("td")
                : Tag.of("td").with("class", "figure").add(Tag.of("code", text));
    }

    /** A cell with anything. */
    public static Tag cell(Tag... content) {
        return Tag.of("td").add(content);
    }

    /** The first cell heads its row. */
    public Table row(Tag head, Stream<Tag> cells) {
        var row = new ArrayList<Tag>();
        row.add(head.with("scope", "row"));
        cells.forEach(row::add);
        rows.add(List.copyOf(row));
        return this;
    }

    /** A column in which no row has anything is left out. */
    public Tag tag() {
        int[] columns = IntStream.range(0, heads.size())
                .filter(i -> i == 0 || rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
                .toArray();
        Tag head = Tag.of("tr")
                .add(IntStream.of(columns)
                        .mapToObj(i -> Tag.of("th", heads.get(i)).with("scope", "col")));
        Tag body = Tag.of("tbody")
                .add(rows.stream()
                        .map(row -> Tag.of("tr").add(IntStream.of(columns).mapToObj(row::get))));
        return Tag.of("div")
                .with("class", "scroll")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", caption)
                .add(Tag.of("table")
                        .add(Tag.of("caption", caption), Tag.of("thead").add(head), body));
    }
}
