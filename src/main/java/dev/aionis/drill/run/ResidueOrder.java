package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a drill is told to do about what earlier drills left.
 *
 * @param wanted whether it clears anything
 * @param drills whose residue alone is meant, and is cleared wherever they ran; empty for all that is known to be over
 */
public record ResidueOrder(boolean wanted, Set<DrillId> drills) {

    /** Nothing is cleared. */
    public static final ResidueOrder NONE = new ResidueOrder(false, Set.of());

    /** All that is known to be over is cleared. */
    public static final ResidueOrder ALL = new ResidueOrder(true, Set.of());

    static final String KEY = "drill.clear-residue";

    public ResidueOrder {
        drills = Set.copyOf(drills);
    }

    /**
     * From {@code -Ddrill.clear-residue}, {@code -Ddrill.clear-residue=<drill id>[,<drill id>]}.
     *
     * @throws DrillException if the value is something else
     */
    static ResidueOrder of(Properties properties) {
        String value = properties.getProperty(KEY);
        if (!DrillMode.set(properties, KEY)) {
            return NONE;
        }
        return value.isEmpty() || value.equals("true")
                ? ALL
                : new ResidueOrder(
                        true,
                        Arrays.stream(value.split(",")).map(ResidueOrder::named).collect(Collectors.toSet()));
    }

    private static DrillId named(String drill) {
        return DrillId.parse(drill.strip())
                .orElseThrow(() -> new DrillException(
                        "-D" + KEY + ", seen '" + drill + "', expected no value, or drills' ids such as"
                                + " ha_drill_20260228_staging-ha_03",
                        "nothing was done; the refusal of a drill names the ids"));
    }

    /** Why this piece is not to be cleared, or empty. */
    Optional<String> spares(Leftover leftover) {
        Optional<OpenDisruption> open =
                Optional.of(leftover).filter(OpenDisruption.class::isInstance).map(OpenDisruption.class::cast);
        if (drills.isEmpty()) {
            return open.filter(one -> one.life() == DrillLife.ELSEWHERE)
                    .map(one -> "if that drill is over, name it: -D" + KEY + "="
                            + one.head().drill());
        }
        return open.filter(one -> drills.stream()
                                .anyMatch(id -> id.value().equals(one.head().drill())))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("-D" + KEY + " names other drills");
    }
}
