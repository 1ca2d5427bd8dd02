package dev.aionis.drill.record;

import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A measurement of the open parts of a record, as HTML; as {@link ValueText} has it for Markdown. */
final class ValueHtml {

    private ValueHtml() {}

    /** Fills {@code parent} with the value. */
    static Tag in(Tag parent, Object value) {
        if (value instanceof Number number) {
            return code(parent, Figures.number(number));
        }
        if (value instanceof Boolean yes) {
            return parent.text(yes ? "yes" : "no");
        }
        if (value instanceof List<?> list) {
            return list(parent, list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(parent, map);
        }
        return words(parent, value.toString());
    }

    /** A list of objects as a table, a column for each key that any of them has. */
    static Tag table(String caption, Object value) {
        List<Map<?, ?>> rows = ValueText.rows(value);
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.keySet().forEach(key -> columns.add(key.toString())));
        var table = new Table(caption, columns.stream().map(ValueText::title).toList());
        for (Map<?, ?> row : rows) {
            String first = columns.iterator().next();
            table.row(cell("th", row.get(first)), columns.stream().skip(1).map(column -> cell("td", row.get(column))));
        }
        return table.tag();
    }

    /** In a table a word needs no quotes to be told from its neighbours. */
    private static Tag cell(String name, Object value) {
        if (value instanceof String text && !ValueText.isInstant(text)) {
            return Prose.of(name, text);
        }
        return value == null ? Tag.of(name) : in(Tag.of(name), value);
    }

    private static Tag list(Tag parent, List<?> list) {
        if (list.isEmpty()) {
            return parent.text("none");
        }
        for (int i = 0; i < list.size(); i++) {
            in(i == 0 ? parent : parent.text(", "), list.get(i));
        }
        return parent;
    }

    private static Tag map(Tag parent, Map<?, ?> map) {
        Optional<String> measure = ValueText.measure(map).map(Figures::of);
        if (measure.isPresent() || map.isEmpty()) {
            return measure.map(figure -> code(parent, figure)).orElseGet(() -> parent.text("none"));
        }
        String between = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            parent.text(between + ValueText.words(entry.getKey().toString()) + " ");
            in(parent, entry.getValue());
            between = ", ";
        }
        return parent;
    }

    /** Names, paths and moments as code, sentences as text. */
    private static Tag words(Tag parent, String text) {
        if (text.isBlank()) {
            return parent.text("none");
        }
        if (text.contains(" ")) {
            return Prose.in(parent, text);
        }
        return code(parent, ValueText.isInstant(text) ? Figures.of(Instant.parse(text)) : text);
    }

    private static Tag code(Tag parent, String text) {
        return parent.add(Tag.of("code", text));
    }
}
