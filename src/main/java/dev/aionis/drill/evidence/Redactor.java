package dev.aionis.drill.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of a text: values known beforehand, in every form in which they may appear, and whatever has
 * the shape of a secret.
 */
public final class Redactor {

    /** What stands where a secret stood. */
    public static final String MARK = "[redacted]";

    /** A shorter value can't be told from ordinary text. */
    public static final int SHORTEST_SECRET = SecretForms.SHORTEST;

    private final List<Pattern> known;

    /**
     * @param knownSecrets values that must not be seen; blank ones are left out
     * @throws IllegalArgumentException if one is so short that it cannot be told from ordinary text
     */
    public Redactor(Collection<String> knownSecrets) {
        Set<String> forms = new LinkedHashSet<>();
        knownSecrets.stream().filter(s -> !s.isBlank()).forEach(s -> forms.addAll(SecretForms.of(s)));
        known = forms.isEmpty() ? List.of() : List.of(anyOf(forms));
    }

    /** {@code text} without secrets. Cleaning it once more changes nothing. */
    public String clean(String text) {
        String cleaned = text;
        for (Pattern pattern : known) {
            cleaned = pattern.matcher(cleaned).replaceAll(MARK);
        }
        return SecretShape.cleanAll(cleaned);
    }

    /** Longest first, so that a secret that begins like another one is taken whole. */
    private static Pattern anyOf(Set<String> forms) {
        var longestFirst = new ArrayList<>(forms);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        return Pattern.compile(longestFirst.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
}
