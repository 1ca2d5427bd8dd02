package dev.aionis.drill.evidence;

import dev.aionis.drill.evidence.SecretSearch.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes secrets out of a text: values that are known, in every form in which they may appear, and whatever has the name
 * or the shape of a secret. Learns more of them while it is in use; thread-safe.
 */
public final class Redactor {

    /** What stands where a secret stood. */
    public static final String MARK = "[redacted]";

    /** A shorter value can't be told from ordinary text. */
    public static final int SHORTEST_SECRET = SecretForms.SHORTEST;

    private final Set<String> known = new LinkedHashSet<>();
    private volatile SecretSearch search = new SecretSearch(List.of());

    /**
     * @param knownSecrets values that must not be seen; blank ones are left out
     * @throws IllegalArgumentException if one is so short that it cannot be told from ordinary text
     */
    public Redactor(Collection<String> knownSecrets) {
        learn(knownSecrets);
    }

    /**
     * From now on these are taken out too; whoever has this redactor knows them.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public void learn(Collection<String> secrets) {
        synchronized (known) {
            boolean more = false;
            for (String secret : secrets) {
                more |= !secret.isBlank() && known.add(secret);
            }
            if (more) {
                search = new SecretSearch(known);
            }
        }
    }

    /** {@code text} without secrets. Cleaning it once more changes nothing. */
    public String clean(String text) {
        return SecretShape.cleanAll(UrlParameters.clean(NamedValues.clean(withoutKnown(text))));
    }

    /** {@code text} without those that are known; what has but their looks stays. */
    public String withoutKnown(String text) {
        List<Place> places = search.in(text);
        if (places.isEmpty()) {
            return text;
        }
        places.sort(Comparator.comparingInt(Place::from).thenComparing(Place::to));
        var cleaned = new StringBuilder(text.length());
        int done = 0;
        for (int i = 0; i < places.size(); ) {
            int from = places.get(i).from();
            int to = places.get(i).to();
            for (i++; i < places.size() && places.get(i).from() < to; i++) {
                to = Math.max(to, places.get(i).to());
            }
            cleaned.append(text, done, from).append(MARK);
            done = to;
        }
        return cleaned.append(text, done, text.length()).toString();
    }
}
