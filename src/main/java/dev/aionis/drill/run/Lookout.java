package dev.aionis.drill.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One abort condition as it is looked at, time and again. That it can't be looked at is noted, and aborts nothing. */
final class Lookout {

    private final String condition;
    private final String limit;
    private final Supplier<Look> eye;
    private int looks;
    private int blind;
    private String blindBecause = "";
    private Optional<Look> last = Optional.empty();
    private Optional<Look> worst = Optional.empty();

    /**
     * @param limit in words
     * @param eye throws where nothing can be seen
     */
    Lookout(String condition, String limit, Supplier<Look> eye) {
        this.condition = condition;
        this.limit = limit;
        this.eye = eye;
    }

    /**
     * Looks once.
     *
     * @param say is told, once, that nothing can be seen
     * @return what is beyond the limit, in words, if anything is
     */
    Optional<String> look(Consumer<String> say) {
        try {
            Look seen = eye.get();
            note(seen);
            return seen.breach();
        } catch (RuntimeException unseen) {
            if (firstBlindness(unseen)) {
                say.accept("note: abort condition " + condition + " is not watched while this lasts: " + blindBecause);
            }
            return Optional.empty();
        }
    }

    /** {@code error rate: 2 % over 15 s (3 of 150 requests), at worst …; limit 90 %; 30 looks}. */
    synchronized String inShort() {
        String seen = last.map(look -> look.seen()
                        + worst.filter(one -> !one.equals(look))
                                .map(one -> ", at worst " + one.seen())
                                .orElse(""))
                .orElse("never seen");
        return condition + ": " + seen + "; limit " + limit + "; " + looks + (looks == 1 ? " look" : " looks")
                + (blind == 0 ? "" : ", " + blind + " of them saw nothing: " + blindBecause);
    }

    private synchronized void note(Look seen) {
        looks++;
        last = Optional.of(seen);
        worst = worst.filter(before -> before.severity() >= seen.severity()).or(() -> last);
    }

    private synchronized boolean firstBlindness(RuntimeException why) {
        looks++;
        blind++;
        blindBecause = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return blind == 1;
    }
}
