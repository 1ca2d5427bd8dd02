package dev.aionis.drill.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aionis.drill.model.Measure;
import java.time.Instant;
import java.util.List;

/**
 * What was noted when the record was filed.
 *
 * @param suite version of the suite that drilled and wrote the record; empty where none was filed
 * @param seal who signed it, or that nobody did; empty in records of the first drills
 * @param regressions figures that got worse since the scenario last passed
 * @param freshness how long ago each scenario last passed
 */
public record FilingNotes(String suite, String seal, List<Regression> regressions, List<Freshness> freshness) {

    public static final FilingNotes NONE = new FilingNotes("", "", List.of(), List.of());

    public FilingNotes {
        regressions = List.copyOf(regressions);
        freshness = List.copyOf(freshness);
    }

    /**
     * A figure that got worse, by a rule that docs/machine-readable.md has.
     *
     * @param scenario {@code A}, {@code B} or {@code C}
     * @param criterion the criterion that judges the figure, e.g. {@code rto}
     * @param phase the part of it that got worse; empty for the figure as a whole
     * @param now what was measured
     * @param before what it was when the scenario last passed
     * @param comparedWith the drill in which it did
     * @param what all of it in a sentence
     */
    public record Regression(
            String scenario,
            String criterion,
            String phase,
            Measure now,
            Measure before,
            String comparedWith,
            String what) {}

    /**
     * When a scenario last passed.
     *
     * @param scenario {@code A}, {@code B} or {@code C}
     * @param lastPass the drill in which it did; empty if it never did here
     * @param passedAt when that drill ended; null if there is none
     * @param expiresAt when the pass no longer counts; null if passes do not expire, or there is none
     * @param expired whether it does not count any more, or a pass is demanded and there is none
     * @param what all of it in a sentence
     */
    public record Freshness(
            String scenario,
            String lastPass,
            @JsonSetter(nulls = Nulls.SET) Instant passedAt,
            @JsonSetter(nulls = Nulls.SET) Instant expiresAt,
            boolean expired,
            String what) {}
}
