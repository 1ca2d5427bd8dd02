package dev.aionis.drill.defects;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.DrillRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One judgement of a drill, as its record has it.
 *
 * @param id of a criterion; of a validation command, {@code gate } and its script
 * @param said of it
 */
public record Judgement(String id, CriterionStatus status, String said) {

    /** Id of the gate that looks at the deployment as a whole. */
    static final String PREFLIGHT = "gate preflight:prod";

    private static final Pattern SCRIPT = Pattern.compile(".*\\brun (?:-s )?(\\S+).*");

    /** Every judgement in the record. */
    public static List<Judgement> of(DrillRecord record) {
        var all = new ArrayList<Judgement>();
        record.preconditions().forEach(one -> all.add(new Judgement(one.name(), one.status(), one.measured())));
        record.scenarios()
                .forEach(scenario ->
                        scenario.criteria().forEach(one -> all.add(new Judgement(one.id(), one.status(), one.why()))));
        record.gates().forEach(gate -> all.add(new Judgement(gate(gate.command()), gate.status(), gate.why())));
        return all;
    }

    private static String gate(String command) {
        return "gate " + SCRIPT.matcher(command).replaceFirst("$1");
    }
}
