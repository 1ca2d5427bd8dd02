package dev.aionis.drill.record;

import dev.aionis.drill.model.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A measurement of the open parts of a record, as Markdown. */
final class ValueText {

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

    private ValueText() {}

    /** On one line. */
    static String inline(Object value) {
        if (value instanceof Number number) {
            return MarkdownText.code(Figures.number(number));
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : list.stream().map(ValueText::inline).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return measure(map)
                    .map(measure -> MarkdownText.code(Figures.of(measure)))
                    .orElseGet(() -> pairs(map));
        }
        return text(value.toString());
    }

    /** Whether it is a list of objects, which is read as a table. */
    static boolean isTable(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(row -> row instanceof Map);
    }

    /** Writes a list of objects as a table, a column for each key that any of them has. */
    static void table(MarkdownText out, Object value) {
        List<Map<?, ?>> rows = rows(value);
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> row.keySet().forEach(key -> columns.add(key.toString())));
        out.table(
                columns.stream().map(ValueText::title).toList(),
                rows.stream().map(row -> cells(row, columns)).toList());
    }

    static List<Map<?, ?>> rows(Object table) {
        return ((List<?>) table).stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    /** {@link #words} with a capital. */
    static String title(String key) {
        String words = words(key);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code errorRate} → {@code error rate}, {@code p95Ms} → {@code p95 (ms)}, {@code BEYOND_TARGET} → {@code beyond target}. */
    static String words(String key) {
        if (key.matches("[A-Z0-9_]+")) {
            return key.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        String spaced = key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('.', ' ');
        return spaced.toLowerCase(Locale.ROOT).replaceAll(" ms$", " (ms)").replaceAll(" per second$", " (1/s)");
    }

    private static List<String> cells(Map<?, ?> row, Iterable<String> columns) {
        var cells = new ArrayList<String>();
        for (String column : columns) {
            Object value = row.get(column);
            cells.add(value == null ? "" : cell(value));
        }
        return cells;
    }

    /** In a table a word needs no quotes to be told from its neighbours. */
    private static String cell(Object value) {
        return value instanceof String text && !isInstant(text) ? MarkdownText.text(text) : inline(value);
    }

    private static String pairs(Map<?, ?> map) {
        if (map.isEmpty()) {
            return "none";
        }
        return map.entrySet().stream()
                .map(entry -> words(entry.getKey().toString()) + " " + inline(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static Optional<Measure> measure(Map<?, ?> map) {
        boolean whole = map.size() == 3
                && map.get("value") instanceof Number
                && map.get("unit") instanceof String
                && map.get("plusMinus") instanceof Number;
        return whole
                ? Optional.of(new Measure(
                        ((Number) map.get("value")).doubleValue(),
                        (String) map.get("unit"),
                        ((Number) map.get("plusMinus")).doubleValue()))
                : Optional.empty();
    }

    static boolean isInstant(String text) {
        return INSTANT.matcher(text).matches();
    }

    /** Names, paths and moments as code, sentences as text. */
    private static String text(String text) {
        if (text.isBlank()) {
            return "none";
        }
        if (text.contains(" ")) {
            return MarkdownText.text(text);
        }
        return MarkdownText.code(isInstant(text) ? Figures.of(Instant.parse(text)) : text);
    }
}
