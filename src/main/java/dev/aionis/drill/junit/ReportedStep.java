package dev.aionis.drill.junit;

import dev.aionis.drill.record.ReportNotes;
import dev.aionis.drill.run.Scenario;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step as the report shows it: under its scenario, under each criterion that it judged, with the figures in sight
 * before it is opened.
 */
final class ReportedStep {

    /** Begins the message of whatever failed among the preconditions, which says nothing against the system's drills. */
    static final String PRECONDITION = "precondition, ";

    /** The name of Allure's parameter that marks a step as a judged criterion. */
    static final String CRITERION = "criterion";

    private static final Set<String> REPLACED = Set.of(
            "parentSuite", "suite", "subSuite", "epic", "feature", "story", "host", "thread", "owner", "severity");

    private ReportedStep() {}

    static void sort(TestResult result, Scenario scenario, ReportNotes notes) {
        List<Parameter> judged = result.getSteps().stream()
                .flatMap(step -> judged(step).stream())
                .toList();
        List<String> stories =
                judged.stream().map(Parameter::getName).distinct().toList();
        var labels = new ArrayList<Label>(result.getLabels().stream()
                .filter(label -> !REPLACED.contains(label.getName()))
                .toList());
        labels.addAll(ReportLabels.of(scenario, notes, stories.isEmpty() ? List.of(ReportLabels.EXECUTION) : stories));
        result.setLabels(labels);
        var parameters = new ArrayList<Parameter>(result.getParameters());
        parameters.addAll(judged);
        result.setParameters(parameters);
        var links = new ArrayList<Link>(result.getLinks());
        links.addAll(ReportLabels.links(notes));
        result.setLinks(links);
        if (scenario == Scenario.PRECONDITIONS) {
            mark(result.getStatusDetails());
        }
    }

    /** {@code Restore completed within target RTO}: {@code 4.2 s ± 0.01, objective ≤ 30 s: MET}. */
    private static Optional<Parameter> judged(StepResult step) {
        return step.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(CRITERION))
                .findFirst()
                .map(title -> new Parameter()
                        .setName(title.getValue())
                        .setValue(step.getName().substring(step.getName().indexOf(": ") + 2))
                        // figures differ from drill to drill, and must not make each its own history
                        .setExcluded(true));
    }

    private static void mark(StatusDetails details) {
        if (details != null
                && details.getMessage() != null
                && !details.getMessage().startsWith(PRECONDITION)
                && !details.getMessage().startsWith("aborted because ")
                && !details.getMessage().startsWith("skipped: ")) {
            details.setMessage(PRECONDITION + details.getMessage());
        }
    }
}
