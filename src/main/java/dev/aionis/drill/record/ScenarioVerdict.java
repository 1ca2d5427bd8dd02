package dev.aionis.drill.record;

import dev.aionis.drill.model.Verdict;
import java.util.Locale;

/** The result of a scenario in a record: a {@link Verdict}, or that the run left the scenario out on purpose. */
public enum ScenarioVerdict {
    PASS,
    PARTIAL,
    FAIL,
    NOT_SELECTED;

    public static ScenarioVerdict of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case PARTIAL -> PARTIAL;
            case FAIL -> FAIL;
        };
    }

    /** The word the drill record uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
