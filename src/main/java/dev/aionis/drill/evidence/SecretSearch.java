package dev.aionis.drill.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds known secrets in a text, in one pass however many there are: four characters say which of them may begin here,
 * and only those are compared. Of several that begin at one place the longest is taken.
 */
final class SecretSearch {

    /** Shorter ones count as whole words only: else a password {@code test} would take a part of {@code latest}. */
    static final int ANYWHERE = 8;

    /** Characters that are looked at together, so that a text of any length needs no more memory than a short one. */
    private static final int BLOCK = 1 << 19;

    private static final int GRAM = SecretForms.SHORTEST;
    private static final int FILTER = 1 << 16;

    /** What is looked for within each: JSON in JSON, a URL in a URL, JSON in a page, lines in JSON. */
    private static final Map<Escape, List<Escape>> WITHIN = Map.of(
            Escape.PERCENT, List.of(Escape.PERCENT),
            Escape.BACKSLASH, List.of(Escape.BACKSLASH, Escape.PERCENT, Escape.LINE_BREAK),
            Escape.ENTITY, List.of(Escape.BACKSLASH, Escape.PERCENT),
            Escape.QUOTED_PRINTABLE, List.of(),
            Escape.LINE_BREAK, List.of());

    private final Map<Long, List<String>> byGram = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER);
    private int longest;

    SecretSearch(Collection<String> secrets) {
        secrets.stream()
                .flatMap(secret -> SecretForms.of(secret).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(this::add);
    }

    private void add(String form) {
        longest = Math.max(longest, form.length());
        long gram = 0;
        for (int i = 0; i < GRAM; i++) {
            gram = gram << 16 | form.charAt(i);
        }
        byGram.computeIfAbsent(gram, first -> new ArrayList<>()).add(form);
        filter.set(hash(gram));
    }

    /** Where secrets are, in no order; they may overlap. */
    List<Place> in(String text) {
        var places = new ArrayList<Place>();
        if (byGram.isEmpty()) {
            return places;
        }
        // what begins near the end of a block may end in the next one, however it is written
        int overlap = longest * 12 + 64;
        for (int from = 0; from < text.length(); from += BLOCK) {
            int to = (int) Math.min(text.length(), (long) from + BLOCK + overlap);
            search(TextView.of(text, from, to), places);
        }
        return places;
    }

    private void search(TextView text, List<Place> places) {
        scan(text, places);
        WITHIN.forEach((outer, inner) -> text.read(outer).ifPresent(read -> {
            scan(read, places);
            inner.forEach(escape -> read.read(escape).ifPresent(twice -> scan(twice, places)));
        }));
    }

    private void scan(TextView view, List<Place> places) {
        char[] chars = view.chars();
        long gram = 0;
        for (int i = 0; i < view.length(); i++) {
            gram = gram << 16 | chars[i];
            if (i >= GRAM - 1 && filter.get(hash(gram))) {
                int begin = i - GRAM + 1;
                for (String form : byGram.getOrDefault(gram, List.of())) {
                    if (stands(form, chars, begin, view.length())) {
                        places.add(new Place(view.start(begin), view.end(begin + form.length() - 1)));
                        break;
                    }
                }
            }
        }
    }

    private static boolean stands(String form, char[] chars, int begin, int length) {
        int end = begin + form.length();
        if (end > length) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            if (chars[begin + i] != form.charAt(i)) {
                return false;
            }
        }
        return form.length() >= ANYWHERE
                || (begin == 0 || !Character.isLetterOrDigit(chars[begin - 1]))
                        && (end == length || !Character.isLetterOrDigit(chars[end]));
    }

    private static int hash(long gram) {
        return (int) ((gram * 0x9E3779B97F4A7C15L) >>> 48);
    }

    /** From the first character of a secret to behind its last. */
    record Place(int from, int to) {}
}
