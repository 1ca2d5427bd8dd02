package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * How long something took, or for how long it was seen not to have happened.
 *
 * @param took its length; empty if it did not happen while it was watched
 * @param watched where it did not happen: it surely had not by then
 */
public record Elapsed(Optional<Span> took, Duration watched) {

    public static Elapsed took(Span length) {
        return new Elapsed(Optional.of(length), Duration.ZERO);
    }

    /** It had not happened when it was given up after {@code watched}. */
    public static Elapsed notWithin(Duration watched) {
        return new Elapsed(Optional.empty(), watched);
    }
}
