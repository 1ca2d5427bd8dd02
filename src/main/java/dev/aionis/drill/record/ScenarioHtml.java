package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One scenario: result and figures first, then how they came about, then the files that show it. */
final class ScenarioHtml {

    private final ScenarioRecord scenario;
    private final DrillRecord record;
    private final Links links;
    private final ChartPictures pictures;
    private final Tag section = Tag.of("section").with("class", "scenario");

    private ScenarioHtml(ScenarioRecord scenario, DrillRecord record, Links links, ChartPictures pictures) {
        this.scenario = scenario;
        this.record = record;
        this.links = links;
        this.pictures = pictures;
    }

    static Tag of(ScenarioRecord scenario, DrillRecord record, Links links, ChartPictures pictures) {
        return new ScenarioHtml(scenario, record, links, pictures).section();
    }

    /** What links to the section lead to. */
    static String anchor(ScenarioRecord scenario) {
        return "scenario-" + scenario.id().replaceAll("[^A-Za-z0-9]", "-");
    }

    private Tag section() {
        section.with("id", anchor(scenario));
        section.add(Tag.of("h2", heading()));
        section.add(Tag.of("p").add(Tag.of("b", "Goal: ")).text(scenario.goal()));
        section.add(Prose.in(
                Tag.of("p")
                        .add(Tag.of("b", "Result: "), CriterionHtml.badge(scenario.verdict()))
                        .text(" "),
                scenario.why()));
        ReportNotesText.html(scenario.report()).ifPresent(section::add);
        if (scenario.verdict() != ScenarioVerdict.NOT_SELECTED) {
            passCriteria();
            charts();
            executionSummary();
            disruptions();
            measured();
            evidence();
        }
        return section;
    }

    private String heading() {
        return "Scenario " + scenario.id() + ": " + scenario.title();
    }

    private void passCriteria() {
        section.add(Tag.of("h3", "Pass criteria"));
        section.add(
                scenario.criteria().isEmpty()
                        ? Prose.in(Tag.of("p", "None was judged: "), scenario.why())
                        : CriterionHtml.table(
                                "Scenario " + scenario.id() + ", measured against objective", scenario.criteria()));
    }

    private void charts() {
        Optional<Tag> drawn = ScenarioChart.of(scenario);
        drawn.ifPresent(chart -> section.add(
                Tag.of("figure").add(chart, Tag.of("figcaption", "Drawn from the figures of this record."))));
        // the drawing has the same phases as the waterfall, and nothing less
        boolean phasesDrawn = drawn.isPresent()
                && scenario.measurement(MeasuredKey.RTO_PHASES.key()).isPresent();
        record.evidence().stream()
                .filter(file -> ChartPictures.isOne(file.path()))
                .filter(file -> !(phasesDrawn && file.path().endsWith("-rto.png")))
                .filter(file -> scenario.files().contains(file.path()))
                .forEach(this::picture);
    }

    private void picture(EvidenceFile file) {
        Optional<String> uri = pictures.dataUri(file);
        Tag caption = Tag.of("figcaption")
                .text("Drawn from all samples while the drill ran: ")
                .add(links.to(file.path()));
        if (uri.isEmpty()) {
            caption.text(", which is not here as this record describes it and is therefore not shown");
        }
        Tag figure = Tag.of("figure");
        uri.ifPresent(data -> figure.add(Tag.of("img").with("src", data).with("alt", alternative())));
        section.add(figure.add(caption));
    }

    /** What the chart tells whoever does not see it. */
    private String alternative() {
        String figures = scenario.criteria().stream().map(Criterion::headline).collect(Collectors.joining("; "));
        return "Chart of all samples of scenario " + scenario.id() + ", " + scenario.title() + ". "
                + (figures.isEmpty() ? "Nothing was judged." : figures + ".");
    }

    private void executionSummary() {
        section.add(Tag.of("h3", "Execution summary"));
        Tag moments = Tag.of("dl");
        ScenarioTemplate.of(scenario.id())
                .moments()
                .forEach(key -> scenario.measurement(key.key()).ifPresent(value -> entry(moments, key.title(), value)));
        if (scenario.didNotRun()) {
            section.add(Prose.in(Tag.of("p", "The scenario did not run: "), scenario.why()));
        }
        if (!moments.isEmpty()) {
            section.add(moments);
        }
        if (!scenario.steps().isEmpty()) {
            section.add(steps());
        }
    }

    private Tag steps() {
        var table = new Table(
                "Steps of scenario " + scenario.id(), List.of("Step", "Began (UTC)", "Took", "Outcome", "Note"));
        for (StepRecord step : scenario.steps()) {
            table.row(
                    Prose.of("th", step.order() + ". " + step.name()),
                    Stream.of(
                            Table.figure(time(step.startedAt())),
                            Table.figure(step.took().map(Figures::of).orElse("")),
                            Table.cell(Outcomes.badge(step.outcome())),
                            Table.cell(step.note())));
        }
        return table.tag();
    }

    private static String time(Instant instant) {
        return instant == null ? "" : Figures.time(instant);
    }

    private void disruptions() {
        if (scenario.disruptions().isEmpty()) {
            return;
        }
        section.add(Tag.of("h3", "Disruptions"));
        var table = new Table(
                "What the levers changed in scenario " + scenario.id(),
                List.of("Lever", "Disruption", "Began (UTC)", "In force for", "Undo"));
        for (DisruptionRecord disruption : scenario.disruptions()) {
            table.row(
                    Prose.of("th", disruption.lever()),
                    Stream.of(
                            Table.cell(disruption.what()),
                            Table.figure(time(disruption.startedAt())),
                            Table.figure(disruption.lasted().map(Figures::of).orElse("still in force")),
                            Prose.in(Table.cell(Outcomes.badge(disruption)).text(" "), disruption.note())));
        }
        section.add(table.tag());
    }

    private void measured() {
        section.add(Tag.of("h3", "Measured"));
        Tag figures = Tag.of("dl");
        List<Tag> tables = new ArrayList<>();
        ScenarioTemplate.of(scenario.id()).headlines().stream()
                .flatMap(headline -> headline.keys().stream())
                .forEach(key -> scenario.measurement(key.key()).ifPresent(value -> entry(figures, key.title(), value)));
        for (Map.Entry<String, Object> other :
                OtherMeasurements.of(scenario).byKey().entrySet()) {
            String title = OtherMeasurements.title(other.getKey());
            if (ValueText.isTable(other.getValue())) {
                tables.add(ValueHtml.table(title + ", scenario " + scenario.id(), other.getValue()));
            } else {
                entry(figures, title, other.getValue());
            }
        }
        boolean nothing = figures.isEmpty() && tables.isEmpty();
        section.add(nothing ? Tag.of("p", "Nothing was measured.") : figures).add(tables.stream());
    }

    private static void entry(Tag list, String title, Object value) {
        list.add(Tag.of("dt", title), ValueHtml.in(Tag.of("dd"), value));
    }

    private void evidence() {
        section.add(Tag.of("h3", "Evidence"));
        List<String> rest = new ArrayList<>(scenario.files());
        Tag list = Tag.of("dl");
        for (ScenarioTemplate.EvidenceLine line :
                ScenarioTemplate.of(scenario.id()).evidence()) {
            List<String> matching = rest.stream().filter(line::takes).toList();
            rest.removeAll(matching);
            Tag files = matching.isEmpty()
                    ? Tag.of("dd", "no file of this kind was left")
                    : links.in(Tag.of("dd"), matching);
            list.add(Tag.of("dt", line.text()), files);
        }
        if (!rest.isEmpty()) {
            list.add(Tag.of("dt", "Also"), links.in(Tag.of("dd"), rest));
        }
        section.add(list);
    }
}
