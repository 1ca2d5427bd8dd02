package dev.aionis.drill.record;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.record.FollowUpRules.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drafts the incident notes from what a drill found.
 *
 * @param environment what was drilled
 * @param owner who gets the follow-ups
 * @param date the drill's day (UTC)
 */
public record IncidentNotesDraft(String environment, String owner, LocalDate date) {

    /**
     * @param drill what went wrong with the drill as a whole, in sentences, e.g. why it was ended early
     * @param preconditions what was looked at before the scenarios
     * @param scenarios A, B, C and D
     * @param gates the validation commands
     */
    public IncidentNotes of(
            List<String> drill,
            List<PreconditionRecord> preconditions,
            List<ScenarioRecord> scenarios,
            List<GateRecord> gates) {
        List<String> failed = new ArrayList<>(drill);
        failed.addAll(whatFailed(preconditions, scenarios, gates));
        return new IncidentNotes(
                failed,
                new BlastRadius(environment, scenarios).sentence(),
                mitigation(failed, scenarios),
                followUps(drill, preconditions, scenarios, gates));
    }

    private static List<String> whatFailed(
            List<PreconditionRecord> preconditions, List<ScenarioRecord> scenarios, List<GateRecord> gates) {
        var failed = new ArrayList<String>();
        preconditions.stream()
                .filter(p -> p.status() != CriterionStatus.MET)
                .forEach(p -> failed.add("precondition " + p.name() + ": measured " + p.measured() + ", expected "
                        + p.objective() + ": " + p.status()));
        scenarios.forEach(scenario -> failed.addAll(whatFailed(scenario)));
        gates.stream()
                .filter(g -> g.status() != CriterionStatus.MET)
                .forEach(g -> failed.add(
                        "gate `" + g.command() + "`: exit code " + g.exitCode() + ": " + g.status() + ", " + g.why()));
        return failed;
    }

    private static List<String> whatFailed(ScenarioRecord scenario) {
        var failed = new ArrayList<String>();
        if (scenario.didNotRun()) {
            failed.add(scenario.id() + " did not run: " + scenario.why());
        }
        scenario.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.BROKEN)
                .forEach(step -> failed.add(
                        scenario.id() + " step " + step.order() + ", " + step.name() + ", broke: " + step.note()));
        scenario.criteria().stream()
                .filter(c -> c.status() != CriterionStatus.MET)
                .forEach(c -> failed.add(scenario.id() + " " + c.headline() + ", " + c.why()));
        scenario.disruptions().stream()
                .filter(d -> d.undo() == DisruptionRecord.Undo.FAILED)
                .forEach(d -> failed.add(scenario.id() + " undo of: " + d.what() + ", failed: " + d.note()));
        return failed;
    }

    /** What was done about it: a drill mends nothing, it takes back what its levers changed. */
    private static String mitigation(List<String> failed, List<ScenarioRecord> scenarios) {
        List<String> done = undos(scenarios, DisruptionRecord.Undo.DONE);
        List<String> open = undos(scenarios, DisruptionRecord.Undo.FAILED);
        int all = done.size() + open.size();
        if (!open.isEmpty()) {
            return "undo failed for " + open.size() + " of " + all + ", a person has to act: " + String.join("; ", open)
                    + done.stream().map(one -> "; " + one).collect(Collectors.joining());
        }
        if (failed.isEmpty()) {
            return "not required";
        }
        return all == 0
                ? "not required: nothing was changed"
                : "the drill undid what its levers had changed (" + all + " of " + all + " disruptions): "
                        + String.join("; ", done);
    }

    private static List<String> undos(List<ScenarioRecord> scenarios, DisruptionRecord.Undo undo) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.disruptions().stream()
                        .filter(disruption -> disruption.undo() == undo)
                        .map(disruption -> scenario.id() + " " + disruption.what()
                                + disruption
                                        .lasted()
                                        .map(length -> ", undone after " + Figures.of(length))
                                        .orElse(", " + disruption.note())))
                .toList();
    }

    private List<IncidentNotes.FollowUp> followUps(
            List<String> drill,
            List<PreconditionRecord> preconditions,
            List<ScenarioRecord> scenarios,
            List<GateRecord> gates) {
        return Stream.of(
                        drill.stream().map(IncidentNotesDraft::ofTheDrill),
                        preconditions.stream()
                                .filter(p -> p.status() != CriterionStatus.MET)
                                .map(FollowUpRules::forPrecondition),
                        scenarios.stream().flatMap(IncidentNotesDraft::followUps),
                        gates.stream()
                                .filter(g -> g.status() != CriterionStatus.MET)
                                .map(FollowUpRules::forGate))
                .flatMap(stream -> stream)
                .distinct()
                .sorted(Comparator.comparing(FollowUpRules.Action::urgency))
                .map(action -> new IncidentNotes.FollowUp(
                        action.text(), owner, action.urgency().due(date)))
                .toList();
    }

    private static Action ofTheDrill(String wrong) {
        boolean left = wrong.startsWith("undo failed");
        return left
                ? new Action("undo by hand: " + wrong, Urgency.AT_ONCE)
                : new Action(wrong + ": find out why, then drill again", Urgency.OBJECTIVE);
    }

    private static Stream<Action> followUps(ScenarioRecord scenario) {
        Stream<Action> unrun = scenario.didNotRun()
                ? Stream.of(new Action(
                        scenario.id() + ": clear what kept the scenario from running, then drill again",
                        Urgency.OBJECTIVE))
                : Stream.empty();
        Stream<Action> broken = scenario.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.BROKEN)
                .map(step -> new Action(
                        scenario.id() + " step " + step.order() + ", " + step.name()
                                + ": find out why it broke, then drill again",
                        Urgency.OBJECTIVE));
        Stream<Action> open = scenario.disruptions().stream()
                .filter(d -> d.undo() == DisruptionRecord.Undo.FAILED)
                .map(d -> new Action(
                        scenario.id() + " undo by hand at once: " + d.what() + ", " + d.note(), Urgency.AT_ONCE));
        Stream<Action> criteria = scenario.criteria().stream()
                .filter(c -> c.status() != CriterionStatus.MET)
                .map(c -> FollowUpRules.forCriterion(scenario, c));
        return Stream.of(open, unrun, broken, criteria).flatMap(stream -> stream);
    }
}
