package dev.aionis.drill.verify;

import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.facts.Outcome;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.ScenarioRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The criteria of a record, held against those that its evidence gives. */
final class CriteriaAgainstRecord {

    private static final String PRECONDITIONS = "preconditions";

    private final DrillRecord record;
    private final Tally tally;

    CriteriaAgainstRecord(DrillRecord record, Tally tally) {
        this.record = record;
        this.tally = tally;
    }

    /**
     * @param told how the drill went by its own word
     * @param again the same, with every criterion judged again
     */
    void compare(Outcome told, Outcome again) {
        for (int i = 0; i < told.scenarios().size(); i++) {
            ScenarioRun run = again.scenarios().get(i);
            // one finding is enough of what record and outcome say alike; the sign-off is in the outcome alone
            if (agreesWithRecord(run)) {
                compare(run.id(), told.scenarios().get(i).criteria(), run.criteria(), FactFiles.OUTCOME);
            }
        }
        record.scenarios().stream()
                .filter(scenario ->
                        again.scenarios().stream().noneMatch(run -> run.id().equals(scenario.id())))
                .filter(scenario -> !scenario.criteria().isEmpty())
                .forEach(scenario -> tally.finding(
                        scenario.id() + ": record has its criteria, evidence says that it was not selected"));
    }

    private boolean agreesWithRecord(ScenarioRun run) {
        if (run.lettered()) {
            return compare(run.id(), criteriaOf(run.id()), run.criteria(), "record");
        }
        return !run.id().equals(PRECONDITIONS) || comparePreconditions(run.criteria());
    }

    private List<Criterion> criteriaOf(String scenario) {
        return record.scenarios().stream()
                .filter(one -> one.id().equals(scenario))
                .findFirst()
                .map(ScenarioRecord::criteria)
                .orElse(List.of());
    }

    private boolean compare(String scenario, List<Criterion> said, List<Criterion> derived, String where) {
        Set<String> ids = new LinkedHashSet<>();
        derived.forEach(criterion -> ids.add(criterion.id()));
        said.forEach(criterion -> ids.add(criterion.id()));
        for (String id : ids) {
            String subject = scenario + " " + id + ": " + where + " ";
            Optional<Criterion> mine = of(said, id);
            Optional<Criterion> theirs = of(derived, id);
            if (mine.isEmpty()) {
                tally.finding(
                        subject + "lacks it, evidence says " + Said.of(theirs.orElseThrow()) + from(scenario, id));
            } else if (theirs.isEmpty()) {
                tally.finding(subject + "says " + Said.of(mine.get()) + ", there is no evidence to judge it by"
                        + from(scenario, id));
            } else if (!mine.equals(theirs)) {
                tally.finding(subject + Said.difference(mine.get(), theirs.get()) + from(scenario, id));
            }
        }
        return said.equals(derived);
    }

    private boolean comparePreconditions(List<Criterion> derived) {
        List<PreconditionRecord> again =
                derived.stream().map(PreconditionRecord::of).toList();
        Set<String> names = new LinkedHashSet<>();
        again.forEach(one -> names.add(one.name()));
        record.preconditions().forEach(one -> names.add(one.name()));
        for (String name : names) {
            List<PreconditionRecord> mine = named(record.preconditions(), name);
            List<PreconditionRecord> theirs = named(again, name);
            if (!mine.equals(theirs)) {
                tally.finding(PRECONDITIONS + " " + name + ": record says " + said(mine) + ", evidence says "
                        + said(theirs) + from(PRECONDITIONS, name));
            }
        }
        return record.preconditions().equals(again);
    }

    private static List<PreconditionRecord> named(List<PreconditionRecord> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    private static String said(List<PreconditionRecord> looks) {
        return looks.isEmpty()
                ? "nothing"
                : String.join(
                        "; ",
                        looks.stream()
                                .map(look ->
                                        look.status() + " \"" + look.measured() + "\", objective " + look.objective())
                                .toList());
    }

    private static Optional<Criterion> of(List<Criterion> criteria, String id) {
        return criteria.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static String from(String scenario, String id) {
        return " (" + FactFiles.criterion(scenario.toLowerCase(Locale.ROOT), id) + ")";
    }
}
