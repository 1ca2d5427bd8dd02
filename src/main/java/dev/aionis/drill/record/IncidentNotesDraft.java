package dev.aionis.drill.record;

import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** Days that a follow-up has. */
    public static final int DAYS_TO_FOLLOW_UP = 7;

    public IncidentNotes of(
            List<PreconditionRecord> preconditions, List<ScenarioRecord> scenarios, List<GateRecord> gates) {
        List<String> failed = whatFailed(preconditions, scenarios, gates);
        List<DisruptionRecord> disruptions =
                scenarios.stream().flatMap(s -> s.disruptions().stream()).toList();
        return new IncidentNotes(
                failed,
                blastRadius(disruptions),
                mitigation(failed, disruptions),
                followUps(preconditions, scenarios, gates));
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

    private String blastRadius(List<DisruptionRecord> disruptions) {
        if (disruptions.isEmpty()) {
            return environment + " only; no lever changed anything";
        }
        return environment + " only; "
                + disruptions.stream()
                        .map(d -> d.lever() + ": " + d.what()
                                + d.lasted()
                                        .map(length -> " for " + Figures.of(length))
                                        .orElse(", still in force"))
                        .collect(Collectors.joining("; "));
    }

    private static String mitigation(List<String> failed, List<DisruptionRecord> disruptions) {
        List<DisruptionRecord> open = disruptions.stream()
                .filter(d -> d.undo() == DisruptionRecord.Undo.FAILED)
                .toList();
        if (!open.isEmpty()) {
            return "undo failed for " + open.size() + " of " + disruptions.size() + ", a person has to act: "
                    + open.stream().map(d -> d.what() + ", " + d.note()).collect(Collectors.joining("; "));
        }
        if (failed.isEmpty()) {
            return "not required";
        }
        return disruptions.isEmpty()
                ? "not required: nothing was changed"
                : "the drill undid what its levers had changed (" + disruptions.size() + " of " + disruptions.size()
                        + " disruptions)";
    }

    private List<IncidentNotes.FollowUp> followUps(
            List<PreconditionRecord> preconditions, List<ScenarioRecord> scenarios, List<GateRecord> gates) {
        Stream<String> texts = Stream.of(
                        preconditions.stream()
                                .filter(p -> p.status() != CriterionStatus.MET)
                                .map(FollowUpRules::forPrecondition),
                        scenarios.stream().flatMap(IncidentNotesDraft::followUps),
                        gates.stream()
                                .filter(g -> g.status() != CriterionStatus.MET)
                                .map(FollowUpRules::forGate))
                .flatMap(stream -> stream);
        LocalDate due = date.plusDays(DAYS_TO_FOLLOW_UP);
        return texts.distinct()
                .map(text -> new IncidentNotes.FollowUp(text, owner, due))
                .toList();
    }

    private static Stream<String> followUps(ScenarioRecord scenario) {
        Stream<String> unrun = scenario.didNotRun()
                ? Stream.of(scenario.id() + ": clear what kept the scenario from running, then drill again")
                : Stream.empty();
        Stream<String> broken = scenario.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.BROKEN)
                .map(step -> scenario.id() + " step " + step.order() + ": find out why it broke, then drill again");
        Stream<String> open = scenario.disruptions().stream()
                .filter(d -> d.undo() == DisruptionRecord.Undo.FAILED)
                .map(d -> scenario.id() + " undo by hand at once: " + d.what() + ", " + d.note());
        Stream<String> criteria = scenario.criteria().stream()
                .filter(c -> c.status() != CriterionStatus.MET)
                .map(c -> FollowUpRules.forCriterion(scenario, c));
        return Stream.of(open, unrun, broken, criteria).flatMap(stream -> stream);
    }
}
