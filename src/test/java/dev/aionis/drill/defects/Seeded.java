package dev.aionis.drill.defects;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.staging.StagedDrill;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A defect with the scenario that is to find it, and what that is to find: at least one criterion which is then not MET
 * and says why, and no other one besides those that the same fault breaks as well. Where nothing must be found, the drill
 * has to pass.
 *
 * @param defect what is wrong
 * @param scenario the one that runs, between preconditions and sign-off
 * @param found what must be found; nothing where the fault must not disturb the drill
 * @param follows ids of criteria which the fault may break as well; every other one has to be MET
 * @param settings of the drill, as in {@code worker.pause=3s}, besides those of every defect's drill
 * @param interference what happens to the drill while it runs
 * @param alone whether no other drill may run beside it, since what is compared is finer than what that does to it
 */
record Seeded(
        Defect defect,
        Scenario scenario,
        List<Finding> found,
        List<String> follows,
        List<String> settings,
        Interference interference,
        boolean alone) {

    /**
     * What must be found.
     *
     * @param criterion its id
     * @param statuses one of which it must have
     * @param said matches somewhere in what the record says of it
     */
    record Finding(String criterion, Set<CriterionStatus> statuses, Pattern said) {}

    /** Something that happens to the drill itself. */
    @FunctionalInterface
    interface Interference {
        void with(StagedDrill drill) throws Exception;
    }

    private static final Interference NOTHING = drill -> {};

    static Seeded in(Scenario scenario, Defect defect) {
        return new Seeded(defect, scenario, List.of(), List.of(), List.of(), NOTHING, false);
    }

    /** @param said a regular expression */
    Seeded missed(String criterion, String said) {
        return finds(criterion, EnumSet.of(CriterionStatus.MISSED), said);
    }

    /** Where that is the truth: the fault takes away what the criterion is measured by. */
    Seeded unproven(String criterion, String said) {
        return finds(criterion, EnumSet.of(CriterionStatus.UNPROVEN), said);
    }

    private Seeded finds(String criterion, Set<CriterionStatus> statuses, String said) {
        return new Seeded(
                defect,
                scenario,
                with(found, new Finding(criterion, statuses, Pattern.compile(said, Pattern.DOTALL))),
                follows,
                settings,
                interference,
                alone);
    }

    /** These may be broken as well, since the same fault breaks them. */
    Seeded follows(String... criteria) {
        return new Seeded(defect, scenario, found, List.of(criteria), settings, interference, alone);
    }

    Seeded set(String key, String value) {
        return new Seeded(defect, scenario, found, follows, with(settings, key + "=" + value), interference, alone);
    }

    Seeded byItself() {
        return new Seeded(defect, scenario, found, follows, settings, interference, true);
    }

    Seeded during(Interference what) {
        return new Seeded(defect, scenario, found, follows, settings, what, alone);
    }

    /** Whether the drill has to pass: what sounds wrong, and must disturb no measurement. */
    boolean harmless() {
        return found.isEmpty();
    }

    @Override
    public String toString() {
        return scenario.id() + " " + defect.id();
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(new ArrayList<>(list).stream(), Stream.of(more)).toList();
    }
}
