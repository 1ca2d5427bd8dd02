package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Verdicts;
import dev.aionis.drill.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a drill went: all that its verdict is given by.
 *
 * @param noDrill why the run disturbed nothing, as a preflight does; empty for a drill
 * @param aborted why it was ended from outside; empty if it was not
 * @param afterthoughts what went wrong when it was closed
 * @param scenarios all that was selected, in the order in which it ran
 */
public record Outcome(
        Optional<String> noDrill, Optional<String> aborted, List<String> afterthoughts, List<ScenarioRun> scenarios) {

    public Outcome {
        afterthoughts = List.copyOf(afterthoughts);
        scenarios = List.copyOf(scenarios);
    }

    /** The worst of its parts. */
    public Verdict verdict() {
        Verdict worst = scenarios.stream().map(ScenarioRun::verdict).reduce(Verdict.PASS, Verdicts::worse);
        if (aborted.isPresent() || !afterthoughts.isEmpty()) {
            return Verdict.FAIL;
        }
        return drilled() ? worst : Verdicts.worse(worst, Verdict.PARTIAL);
    }

    /** One sentence on the verdict: what decided it. */
    public String why() {
        var reasons = new ArrayList<String>();
        noDrill.ifPresent(reasons::add);
        aborted.ifPresent(why -> reasons.add("aborted because " + why));
        reasons.addAll(afterthoughts);
        scenarios.forEach(scenario -> scenario.reasons().forEach(reason -> reasons.add(scenario.id() + ": " + reason)));
        if (!drilled() && noDrill.isEmpty()) {
            reasons.add("no scenario was selected");
        }
        return inWords(reasons);
    }

    static String inWords(List<String> reasons) {
        return reasons.isEmpty() ? "every criterion met" : String.join("; ", reasons);
    }

    private boolean drilled() {
        return scenarios.stream().anyMatch(ScenarioRun::lettered);
    }
}
