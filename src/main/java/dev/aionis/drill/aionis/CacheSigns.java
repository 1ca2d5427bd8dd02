package dev.aionis.drill.aionis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells an answer that something between drill and API kept from the API's own: an API that is down looks healthy through
 * a cache. A cache that keeps to RFC 9111, section 5.1, sends {@code Age}; others say HIT; one that says nothing repeats an
 * answer, {@code x-request-id} included, which the API gives to each request anew.
 */
final class CacheSigns {

    /** More than any cache holds of what a drill asks for again soon. */
    private static final int REMEMBERED = 10_000;

    /** For answers that no cache gives. */
    static final Function<RawAnswer, Optional<String>> NONE = answer -> Optional.empty();

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What shows that the answer was kept; empty where nothing does. To be asked once of each answer. */
    synchronized Optional<String> of(RawAnswer answer) {
        Optional<String> repeated = answer.header("x-request-id")
                .filter(id -> !id.isBlank() && seen.put(id, true) != null)
                .map(id -> "its x-request-id is that of an earlier answer");
        return answer.header("age")
                .map(age -> "its Age is " + age + " s")
                .or(() -> hit(answer, "x-cache"))
                .or(() -> hit(answer, "x-cache-status"))
                .or(() -> hit(answer, "cf-cache-status"))
                .or(() -> repeated);
    }

    private static Optional<String> hit(RawAnswer answer, String name) {
        return answer.header(name)
                .filter(said -> said.regionMatches(true, 0, "HIT", 0, 3))
                .map(said -> "its " + name + " says HIT");
    }
}
