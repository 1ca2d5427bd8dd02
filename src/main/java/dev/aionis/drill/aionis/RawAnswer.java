package dev.aionis.drill.aionis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came over the wire, before anyone judged it.
 *
 * @param headers names in lower case
 * @param body as much of it as was read
 * @param cut whether the server had more to say than that
 */
public record RawAnswer(int status, Map<String, String> headers, byte[] body, boolean cut) {

    private static final int EXCERPT = 80;

    private static final Pattern CUT_WORD = Pattern.compile("[^\\s,;<>{}]*$");

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The start of the body on one line, for messages. A word that is cut is left out: half a secret would not be
     * recognized as one.
     */
    public String excerpt() {
        String text = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
        String whole = body.length <= EXCERPT ? text : CUT_WORD.matcher(text).replaceFirst("") + "…";
        return whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
