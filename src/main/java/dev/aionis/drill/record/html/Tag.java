package dev.aionis.drill.record.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element of HTML or SVG. Names are the house's; texts and values of attributes come from servers and commands,
 * and are escaped when they are written, so none of them can become markup.
 */
public final class Tag {

    /** Those that have no end tag, nor any content. */
    private static final Set<String> VOID = Set.of("br", "img", "meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    /** Elements, and texts that are escaped already. */
    private final List<Object> content = new ArrayList<>();

    private Tag(String name) {
        this.name = name;
    }

    public static Tag of(String name) {
        return new Tag(name);
    }

    /** An element with nothing but a text. */
    public static Tag of(String name, String text) {
        return new Tag(name).text(text);
    }

    public Tag with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** A figure of a drawing: at most two decimals. */
    public Tag with(String attribute, double value) {
        double rounded = Math.rint(value * 100) / 100;
        boolean whole = rounded == Math.rint(rounded);
        return with(attribute, whole ? Long.toString((long) rounded) : Double.toString(rounded));
    }

    public Tag text(String text) {
        content.add(Escape.text(text));
        return this;
    }

    public Tag add(Tag... children) {
        content.addAll(List.of(children));
        return this;
    }

    public Tag add(Stream<Tag> children) {
        children.forEach(content::add);
        return this;
    }

    /** A style sheet of the house: it is no text, and escaping would break it. */
    Tag style(String sheet) {
        content.add(sheet);
        return this;
    }

    /** Whether there is nothing in it to be read. */
    public boolean isEmpty() {
        return content.stream().allMatch(""::equals);
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(Escape.value(value))
                .append('"'));
        if (VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object part : content) {
            if (part instanceof Tag child) {
                child.write(out);
            } else {
                out.append(part);
            }
        }
        out.append("</").append(name).append('>');
    }
}
