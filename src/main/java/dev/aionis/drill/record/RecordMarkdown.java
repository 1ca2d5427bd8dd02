package dev.aionis.drill.record;

import static dev.aionis.drill.record.MarkdownText.code;
import static dev.aionis.drill.record.MarkdownText.text;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.model.CriterionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** {@code record.md}: the drill template, filled from a {@link DrillRecord} and nothing else. */
public final class RecordMarkdown {

    private final DrillRecord record;
    private final MarkdownText out = new MarkdownText();

    private RecordMarkdown(DrillRecord record) {
        this.record = record;
    }

    /** The template's sections in the template's order, as GitHub-flavoured Markdown. */
    public static String render(DrillRecord record) {
        return new RecordMarkdown(record).all();
    }

    private String all() {
        title();
        metadata();
        PreconditionSection.write(out, record.preconditions());
        record.scenarios().forEach(scenario -> ScenarioSection.write(out, scenario, record));
        validationCommands();
        incidentNotes();
        signOff();
        return out.toString();
    }

    private void title() {
        out.paragraph("---\ntitle: \"HA Failure Drill " + record.drillId() + "\"\n---");
        out.heading(1, "HA Failure Drill " + record.drillId());
        out.paragraph("Last updated: " + code(record.signOff().date().toString()));
        out.paragraph("**Drill result: " + code(record.verdict().label()) + "**, " + text(record.why()));
        out.table(
                List.of("Scenario", "Result", "Criteria met", "In a sentence"),
                record.scenarios().stream().map(RecordMarkdown::summary).toList());
    }

    private static List<String> summary(ScenarioRecord scenario) {
        long met = scenario.criteria().stream()
                .filter(c -> c.status() == CriterionStatus.MET)
                .count();
        return List.of(
                scenario.id() + " " + text(scenario.title()),
                code(scenario.verdict().label()),
                met + " of " + scenario.criteria().size(),
                text(scenario.why()));
    }

    private void metadata() {
        LocalDate date = record.startedAt().atZone(ZoneOffset.UTC).toLocalDate();
        out.heading(2, "Drill Metadata");
        out.item("Drill id: " + code(record.drillId().value()));
        out.item("Date (UTC): " + code(date.toString()));
        out.item("Environment: " + code(record.environment()));
        out.item("Scope/tenant sample: " + code("tenant=" + record.sample().tenant()) + ", "
                + code("scope=" + record.sample().scope()));
        out.item("Owner: " + code(record.owner()));
        out.item("Observers: " + names(record.observers(), "none named"));
        out.item("Release/tag: " + code("candidate=" + record.release().candidate()) + ", "
                + code("rollback=" + record.release().rollback()));
        out.label("The run");
        out.item("Started at " + code(Figures.of(record.startedAt())) + ", finished at "
                + code(Figures.of(record.finishedAt())) + ", took "
                + code(Figures.of(Duration.between(record.startedAt(), record.finishedAt()))));
        out.item("Drill host: " + ValueText.inline(record.host()));
        out.item("Load: " + ValueText.inline(record.load()));
        FilingText.write(out, record);
    }

    private void validationCommands() {
        out.heading(2, "Validation Command Evidence");
        if (record.gates().isEmpty()) {
            out.paragraph("No validation command was run.");
        } else {
            out.label("Commands");
            record.gates()
                    .forEach(gate -> out.item(code(gate.command()) + " -> " + code(Outcomes.word(gate)) + ", exit code "
                            + code(Integer.toString(gate.exitCode())) + ", took " + code(Figures.of(gate.took()))
                            + ", " + text(gate.why())));
        }
        out.label("Evidence bundle path");
        record.gates().stream()
                .flatMap(gate -> gate.evidence().stream())
                .distinct()
                .forEach(path -> out.item(MarkdownText.link(path)));
        long bytes = record.evidence().stream().mapToLong(EvidenceFile::bytes).sum();
        out.item("All of the run: " + code(record.evidence().size() + " files") + ", " + code(Figures.bytes(bytes))
                + ", each with its SHA-256 in " + MarkdownText.link(RecordFiles.JSON));
    }

    private void incidentNotes() {
        IncidentNotes notes = record.incidentNotes();
        out.heading(2, "Incident Notes");
        if (notes.whatFailed().isEmpty()) {
            out.item("What failed: none during drill windows.");
        } else {
            out.item("What failed:");
            notes.whatFailed().forEach(failure -> out.subItem(text(failure)));
        }
        out.item("Blast radius: " + text(notes.blastRadius()) + ".");
        out.item("Mitigation applied: " + text(notes.mitigation()) + ".");
        if (notes.followUps().isEmpty()) {
            out.item("Follow-up actions: none.");
            out.item("Owner + due date: " + code(record.owner()) + ", nothing is due.");
        } else {
            out.item("Follow-up actions:");
            notes.followUps()
                    .forEach(action -> out.subItem(text(action.text()) + " (" + code(action.owner()) + ", "
                            + code(action.due().toString()) + ")"));
            out.item("Owner + due date:");
            notes.followUps().stream()
                    .map(action ->
                            code(action.owner()) + ", " + code(action.due().toString()))
                    .distinct()
                    .forEach(out::subItem);
        }
    }

    private void signOff() {
        out.heading(2, "Final Sign-off");
        out.item("Drill result: " + code(record.signOff().result().label()));
        out.item("Signed by: " + names(record.signOff().signedBy(), "nobody yet"));
        record.signOff()
                .entries()
                .forEach(entry -> out.subItem(code(entry.name()) + " at " + code(Figures.of(entry.signedAt()))
                        + ", bound to the record's SHA-256 " + code(entry.recordSha256())));
        out.item("Date (UTC): " + code(record.signOff().date().toString()));
    }

    private static String names(List<String> names, String ifNone) {
        return names.isEmpty() ? ifNone : names.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }
}
