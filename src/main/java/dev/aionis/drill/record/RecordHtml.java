package dev.aionis.drill.record;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.record.html.Page;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import dev.aionis.drill.record.html.Tone;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code record.html}: the drill template, filled from a {@link DrillRecord} and nothing else, for people. The charts
 * among the evidence are in it where the drill's folder is at hand and they are what the record says they are.
 */
public final class RecordHtml {

    private final DrillRecord record;
    private final ChartPictures pictures;
    private final Links links;

    private RecordHtml(DrillRecord record, ChartPictures pictures) {
        this.record = record;
        this.pictures = pictures;
        this.links = new Links(record);
    }

    /** The template's sections in the template's order, after the verdict and what decided it. */
    public static String render(DrillRecord record) {
        return render(record, ChartPictures.NONE);
    }

    static String render(DrillRecord record, ChartPictures pictures) {
        return new RecordHtml(record, pictures).page();
    }

    private String page() {
        var closing = new ClosingHtml(record, links);
        Tag main = Tag.of("main")
                .with("id", "record")
                .add(summary(), metadata(), PreconditionHtml.of(record.preconditions(), links))
                .add(record.scenarios().stream().map(scenario -> ScenarioHtml.of(scenario, record, links, pictures)))
                .add(closing.validationCommands(), closing.incidentNotes())
                .add(FilingHtml.of(record, links, pictures))
                .add(closing.signOff(), closing.files());
        return Page.of(
                "HA Failure Drill " + record.drillId() + ": " + record.verdict().label(),
                Tag.of("a", "Skip to the record").with("class", "skip").with("href", "#record"),
                header(),
                main);
    }

    private Tag header() {
        String day = record.startedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
        Tag line = Tag.of("p", record.environment() + ", " + day + ", took " + took() + ", owner " + record.owner())
                .with("class", "quiet");
        return Tag.of("header").add(Tag.of("h1", "HA Failure Drill " + record.drillId()), line, verdict(), contents());
    }

    private Tag verdict() {
        Tone tone = CriterionHtml.tone(record.verdict());
        Tag box = Tag.of("div")
                .with("class", "verdict " + tone.name().toLowerCase(Locale.ROOT))
                .add(Tag.of("p", record.verdict().label().toUpperCase(Locale.ROOT))
                        .with("class", "word"));
        List<String> reasons = List.of(record.why().split("; ", -1));
        // of many reasons the first few are read; each stands with its scenario again
        reasons.forEach(reason -> box.add(Prose.of("p", reason)));
        return box;
    }

    private Tag contents() {
        Tag list = Tag.of("ul");
        entry(list, "metadata", "Drill Metadata");
        entry(list, "preconditions", "Preconditions");
        record.scenarios().forEach(scenario -> entry(list, ScenarioHtml.anchor(scenario), "Scenario " + scenario.id()));
        entry(list, "commands", "Validation commands");
        entry(list, "incident-notes", "Incident Notes");
        if (!record.filing().seal().isEmpty()) {
            entry(list, "seal", "Seal");
        }
        entry(list, "sign-off", "Sign-off");
        entry(list, "files", "Evidence bundle");
        return Tag.of("nav").with("aria-label", "Sections").add(list);
    }

    private static void entry(Tag list, String anchor, String name) {
        list.add(Tag.of("li").add(Tag.of("a", name).with("href", "#" + anchor)));
    }

    /** The drill in one table. */
    private Tag summary() {
        var table = new Table(
                "The drill at a glance", List.of("Scenario", "Result", "Criteria met", "Key figures", "In a sentence"));
        for (ScenarioRecord scenario : record.scenarios()) {
            Tag head = Tag.of("th")
                    .add(Tag.of("a", scenario.id() + " " + scenario.title())
                            .with("href", "#" + ScenarioHtml.anchor(scenario)));
            table.row(
                    head,
                    Stream.of(
                            Table.cell(CriterionHtml.badge(scenario.verdict())),
                            Table.cell(met(scenario)),
                            keyFigures(scenario),
                            inASentence(scenario)));
        }
        return table.tag();
    }

    /** Why it is not a pass, by what was seen: the figures alone do not say. */
    private static Tag inASentence(ScenarioRecord scenario) {
        List<Criterion> notMet = scenario.criteria().stream()
                .filter(criterion -> criterion.status() != CriterionStatus.MET)
                .toList();
        boolean broke = scenario.steps().stream().anyMatch(step -> step.outcome() == StepOutcome.BROKEN);
        Tag cell = Tag.of("td");
        if (notMet.isEmpty() || broke) {
            Prose.in(cell, scenario.why());
        }
        notMet.forEach(criterion -> cell.add(Prose.in(
                Tag.of("div").add(Tag.of("code", criterion.id())).text(" "),
                criterion.status() + ": " + CriterionHtml.seen(criterion))));
        return cell;
    }

    private static String met(ScenarioRecord scenario) {
        long met = scenario.criteria().stream()
                .filter(criterion -> criterion.status() == CriterionStatus.MET)
                .count();
        return scenario.criteria().isEmpty()
                ? "none judged"
                : met + " of " + scenario.criteria().size();
    }

    /** The template's first figures of a scenario, each against its objective. */
    private static Tag keyFigures(ScenarioRecord scenario) {
        Tag cell = Tag.of("td").with("class", "keys");
        ScenarioTemplate.of(scenario.id()).headlines().stream()
                .flatMap(headline -> headline.criterionId().flatMap(scenario::criterion).stream()
                        .filter(criterion -> criterion.measured() != null)
                        .map(criterion -> keyFigure(headline.title(), criterion)))
                .limit(2)
                .forEach(cell::add);
        return cell;
    }

    private static Tag keyFigure(String title, Criterion criterion) {
        return Tag.of("div")
                .text(title + " ")
                .add(Tag.of("code", Figures.of(criterion.measured())))
                .add(Tag.of("span", "objective " + criterion.objective()).with("class", "sub"));
    }

    private Tag metadata() {
        Tag list = Tag.of("dl");
        meta(list, "Drill id", record.drillId().value());
        meta(
                list,
                "Date (UTC)",
                record.startedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        meta(list, "Environment", record.environment());
        meta(
                list,
                "Scope/tenant sample",
                "tenant=" + record.sample().tenant() + ", scope="
                        + record.sample().scope());
        meta(list, "Owner", record.owner());
        meta(list, "Observers", record.observers().isEmpty() ? "none named" : String.join(", ", record.observers()));
        meta(
                list,
                "Release/tag",
                "candidate=" + record.release().candidate() + ", rollback="
                        + record.release().rollback());
        meta(
                list,
                "Started and finished",
                Figures.of(record.startedAt()) + " to " + Figures.of(record.finishedAt()) + ", " + took());
        list.add(Tag.of("dt", "Drill host"), ValueHtml.in(Tag.of("dd"), record.host()));
        list.add(Tag.of("dt", "Load"), ValueHtml.in(Tag.of("dd"), record.load()));
        return Tag.of("section").with("id", "metadata").add(Tag.of("h2", "Drill Metadata"), list);
    }

    private static void meta(Tag list, String name, String value) {
        list.add(Tag.of("dt", name), Tag.of("dd", value));
    }

    private String took() {
        return Figures.of(Duration.between(record.startedAt(), record.finishedAt()));
    }
}
