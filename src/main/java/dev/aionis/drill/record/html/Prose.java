package dev.aionis.drill.record.html;

import java.util.List;

/** Sentences of the record: what stands between backticks in them is code, and a hint has a line of its own. */
public final class Prose {

    private Prose() {}

    /** Fills {@code parent} with {@code text}. */
    public static Tag in(Tag parent, String text) {
        List<String> lines = text.strip().lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                parent.add(Tag.of("br"));
            }
            line(parent, lines.get(i));
        }
        return parent;
    }

    /** A new element {@code name} with {@code text} in it. */
    public static Tag of(String name, String text) {
        return in(Tag.of(name), text);
    }

    private static void line(Tag parent, String line) {
        String[] parts = line.split("`", -1);
        // a backtick without its partner is a backtick
        boolean paired = parts.length % 2 == 1;
        if (!paired) {
            parent.text(line);
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                parent.add(Tag.of("code", parts[i]));
            } else if (!parts[i].isEmpty()) {
                parent.text(parts[i]);
            }
        }
    }
}
