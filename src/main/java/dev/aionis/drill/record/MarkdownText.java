package dev.aionis.drill.record;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Markdown being written: blocks with one empty line between them, and the texts in them made harmless, since they
 * come from servers and commands.
 */
final class MarkdownText {

    private final StringBuilder out = new StringBuilder();
    private int number;

    /** A text between backticks, on one line. */
    static String code(String text) {
        String line = oneLine(text);
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /** A text on one line that neither opens HTML nor makes a link or emphasis of its own. */
    static String text(String text) {
        return oneLine(text)
                .replace("&", "&amp;")
                .replace("<=", "≤")
                .replace(">=", "≥")
                .replace("<", "&lt;")
                .replace("](", "]\\(")
                .replace("*", "\\*");
    }

    /** A path of the drill's folder as a link. */
    static String link(String path) {
        return "[" + path + "](" + path + ")";
    }

    /** The next list begins at 1. */
    MarkdownText heading(int level, String title) {
        number = 0;
        return block("#".repeat(level) + " " + title);
    }

    /** A line that says what follows, e.g. {@code Goal:}. The next list begins at 1. */
    MarkdownText label(String label) {
        number = 0;
        return block(label + ":");
    }

    MarkdownText paragraph(String markdown) {
        return block(markdown);
    }

    /** The next item of a numbered list. */
    MarkdownText item(String markdown) {
        if (number == 0) {
            blank();
        }
        number++;
        out.append(number).append(". ").append(markdown).append('\n');
        return this;
    }

    /** An item below the last numbered one. */
    MarkdownText subItem(String markdown) {
        out.append("   - ").append(markdown).append('\n');
        return this;
    }

    MarkdownText table(List<String> header, List<List<String>> rows) {
        blank();
        row(header);
        row(header.stream().map(cell -> "---").toList());
        rows.forEach(this::row);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void row(List<String> cells) {
        out.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private MarkdownText block(String markdown) {
        blank();
        out.append(markdown).append('\n');
        return this;
    }

    private void blank() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
