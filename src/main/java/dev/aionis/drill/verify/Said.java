package dev.aionis.drill.verify;

import dev.aionis.drill.model.Criterion;
import java.util.Objects;

/** What is said of a criterion, in the words of a finding. */
final class Said {

    private Said() {}

    static String of(Criterion criterion) {
        return criterion.status() + " "
                + (criterion.measured() == null
                        ? "not measured"
                        : criterion.measured().toString());
    }

    /** The first in which they differ: figure, objective, sentence. */
    static String difference(Criterion said, Criterion derived) {
        if (said.status() != derived.status() || !Objects.equals(said.measured(), derived.measured())) {
            String mine = of(said);
            String theirs = of(derived);
            // to more digits than people read
            return mine.equals(theirs)
                    ? "says " + said.measured().value() + " ± "
                            + said.measured().plusMinus() + ", evidence says "
                            + derived.measured().value() + " ± "
                            + derived.measured().plusMinus()
                    : "says " + mine + ", evidence says " + theirs;
        }
        if (!said.objective().equals(derived.objective())) {
            return "says objective " + said.objective() + ", evidence says " + derived.objective();
        }
        return said.why().equals(derived.why())
                ? "says \"" + said.title() + "\", evidence says \"" + derived.title() + "\""
                : "says \"" + said.why() + "\", evidence says \"" + derived.why() + "\"";
    }
}
