package dev.aionis.drill.record.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A page that is whole in itself: its style is in it, it has no script, and its content security policy forbids what
 * it does not need, so that it asks nobody for anything.
 */
public final class Page {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static final String SHEET = sheet();

    private Page() {}

    /** @param content the children of the page's body */
    public static String of(String title, Tag... content) {
        Tag head = Tag.of("head")
                .add(
                        Tag.of("meta").with("charset", "utf-8"),
                        Tag.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY),
                        Tag.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        Tag.of("meta").with("name", "color-scheme").with("content", "light dark"),
                        Tag.of("title", title),
                        Tag.of("style").style(SHEET));
        Tag html = Tag.of("html").with("lang", "en").add(head, Tag.of("body").add(content));
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
