package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.code;
import static dev.aionis.drill.record.MarkdownText.text;

import dev.aionis.drill.model.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One scenario: goal, what was done when, what was measured, how it was judged, and by which files. */
final class ScenarioSection {

    private final MarkdownText out;
    private final ScenarioRecord scenario;
    private final ScenarioTemplate template;
    private final DrillRecord record;

    private ScenarioSection(MarkdownText out, ScenarioRecord scenario, DrillRecord record) {
        this.out = out;
        this.scenario = scenario;
        this.template = ScenarioTemplate.of(scenario.id());
        this.record = record;
    }

    static void write(MarkdownText out, ScenarioRecord scenario, DrillRecord record) {
        new ScenarioSection(out, scenario, record).all();
    }

    private void all() {
        out.heading(2, "Scenario " + scenario.id() + ": " + text(scenario.title()));
        out.paragraph("Goal:\n" + text(scenario.goal()));
        ReportNotesText.markdown(scenario.report()).ifPresent(out::paragraph);
        if (scenario.verdict() == ScenarioVerdict.NOT_SELECTED) {
            out.paragraph("This scenario was not selected for this run: " + text(scenario.why()));
        } else {
            executionSummary();
            disruptions();
            measured();
            passCriteria();
            evidence();
        }
        out.paragraph("Result: " + code(scenario.verdict().label()) + ", " + text(scenario.why()));
    }

    private void executionSummary() {
        out.label("Execution summary");
        template.moments()
                .forEach(key -> scenario.measurement(key.key())
                        .ifPresent(value -> out.item(key.title() + ": " + ValueText.inline(value))));
        if (scenario.didNotRun()) {
            out.item("The scenario did not run: " + text(scenario.why()));
        }
        if (!scenario.steps().isEmpty()) {
            out.table(
                    List.of("Step", "What was done", "Began (UTC)", "Took", "Outcome", "Note"),
                    scenario.steps().stream().map(ScenarioSection::step).toList());
        }
    }

    private static List<String> step(StepRecord step) {
        String outcome = step.outcome().label();
        return List.of(
                Integer.toString(step.order()),
                text(step.name()),
                step.startedAt() == null ? "" : code(Figures.time(step.startedAt())),
                step.took().map(took -> code(Figures.of(took))).orElse(""),
                step.outcome() == StepOutcome.DONE ? outcome : "**" + outcome + "**",
                text(step.note()));
    }

    private void disruptions() {
        if (scenario.disruptions().isEmpty()) {
            return;
        }
        out.label("Disruptions");
        for (DisruptionRecord disruption : scenario.disruptions()) {
            String end = disruption
                    .lasted()
                    .map(length -> "undone at " + code(Figures.of(disruption.undoneAt())) + " after "
                            + code(Figures.of(length)))
                    .orElse("**undo failed**");
            String note = disruption.note().isBlank() ? "" : ", " + text(disruption.note());
            out.item(text(disruption.lever()) + ": " + text(disruption.what()) + " at "
                    + code(Figures.of(disruption.startedAt())) + ", " + end + note);
        }
    }

    private void measured() {
        out.label("Measured");
        template.headlines().forEach(headline -> out.item(headline.line(scenario)));
        Map<String, Object> rest = OtherMeasurements.of(scenario).byKey();
        rest.forEach((key, value) -> {
            if (!ValueText.isTable(value)) {
                out.item(OtherMeasurements.title(key) + ": " + ValueText.inline(value));
            }
        });
        rest.forEach((key, value) -> {
            if (ValueText.isTable(value)) {
                out.label(OtherMeasurements.title(key));
                ValueText.table(out, value);
            }
        });
        charts();
    }

    private void charts() {
        scenario.files().stream()
                .filter(ChartPictures::isOne)
                .forEach(path -> out.paragraph(
                        "![Chart of scenario " + scenario.id() + ": " + text(scenario.why()) + "](" + path + ")"));
    }

    private void passCriteria() {
        out.label("Pass criteria");
        if (scenario.criteria().isEmpty()) {
            out.paragraph("None was judged: " + text(scenario.why()));
        } else {
            out.table(
                    CriterionText.COLUMNS,
                    scenario.criteria().stream().map(CriterionText::row).toList());
        }
    }

    private void evidence() {
        out.label("Evidence");
        List<String> rest = new ArrayList<>(scenario.files());
        for (ScenarioTemplate.EvidenceLine line : template.evidence()) {
            List<String> matching = rest.stream().filter(line::takes).toList();
            rest.removeAll(matching);
            String value = line.value(scenario);
            out.item(line.text() + ": " + (value.isEmpty() ? "" : value + (matching.isEmpty() ? "" : "; "))
                    + (matching.isEmpty() && value.isEmpty() ? "no file of this kind was left" : links(matching)));
        }
        if (!rest.isEmpty()) {
            out.item("Also: " + links(rest));
        }
    }

    private String links(List<String> paths) {
        return String.join(", ", paths.stream().map(this::link).toList());
    }

    private String link(String path) {
        return record.evidence().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> MarkdownText.link(path) + " (" + Figures.bytes(file.bytes()) + ")")
                .orElse(MarkdownText.link(path));
    }
}
