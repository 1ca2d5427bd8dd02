package dev.aionis.drill.record.html;

import java.util.Locale;

/** What a word of the record means to its reader. Word and colour always go together: neither alone carries it. */
public enum Tone {
    GOOD("#00664d"),
    BAD("#a3150f"),
    OPEN("#7a4a00"),
    QUIET("#52606d");

    private final String colour;

    Tone(String colour) {
        this.colour = colour;
    }

    /** The word on its colour, by the page's style sheet. */
    public Tag badge(String word) {
        return Tag.of("span", word).with("class", "badge " + name().toLowerCase(Locale.ROOT));
    }

    /** The word in its colour, where there is no style sheet of ours; on a white ground. */
    public Tag inline(String word) {
        return Tag.of("b", word).with("style", "color:" + colour);
    }
}
