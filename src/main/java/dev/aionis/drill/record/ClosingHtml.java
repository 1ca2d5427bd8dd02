package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.record.html.Prose;
import dev.aionis.drill.record.html.Table;
import dev.aionis.drill.record.html.Tag;
import java.util.List;
import java.util.stream.Stream;

/** What follows the scenarios: validation commands, incident notes, sign-off, and the files of the run. */
final class ClosingHtml {

    private final DrillRecord record;
    private final Links links;

    ClosingHtml(DrillRecord record, Links links) {
        this.record = record;
        this.links = links;
    }

    Tag validationCommands() {
        Tag section = section("commands", "Validation Command Evidence");
        if (record.gates().isEmpty()) {
            return section.add(Tag.of("p", "No validation command was run."));
        }
        var table =
                new Table("Commands", List.of("Command", "Result", "Exit code", "Took", "What it said", "Evidence"));
        for (GateRecord gate : record.gates()) {
            table.row(
                    Tag.of("th").add(Tag.of("code", gate.command())),
                    Stream.of(
                            Table.cell(Outcomes.badge(gate)),
                            Table.figure(Integer.toString(gate.exitCode())),
                            Table.figure(Figures.of(gate.took())),
                            Table.cell(gate.why()),
                            links.in(Tag.of("td"), gate.evidence())));
        }
        return section.add(table.tag());
    }

    Tag incidentNotes() {
        IncidentNotes notes = record.incidentNotes();
        Tag section = section("incident-notes", "Incident Notes");
        section.add(Tag.of("h3", "What failed"));
        section.add(
                notes.whatFailed().isEmpty()
                        ? Tag.of("p", "None during drill windows.")
                        : Tag.of("ul").add(notes.whatFailed().stream().map(what -> Prose.of("li", what))));
        section.add(Tag.of("h3", "Blast radius"), sentences(notes.blastRadius()));
        section.add(Tag.of("h3", "Mitigation applied"), sentences(notes.mitigation()));
        section.add(Tag.of("h3", "Follow-up actions"));
        return section.add(
                notes.followUps().isEmpty() ? Tag.of("p", "None; nothing is due.") : followUps(notes.followUps()));
    }

    /** A list where there are several of them. */
    private static Tag sentences(String text) {
        String[] parts = text.split("; ", -1);
        return parts.length == 1
                ? Prose.of("p", text)
                : Tag.of("ul").add(Stream.of(parts).map(part -> Prose.of("li", part)));
    }

    private static Tag followUps(List<IncidentNotes.FollowUp> followUps) {
        var table =
                new Table("Follow-up actions, with owner and due date", List.of("What is to be done", "Owner", "Due"));
        followUps.forEach(action -> table.row(
                Prose.of("th", action.text()),
                Stream.of(Table.cell(action.owner()), Table.figure(action.due().toString()))));
        return table.tag();
    }

    Tag signOff() {
        SignOff signOff = record.signOff();
        Tag section = section("sign-off", "Final Sign-off");
        section.add(Tag.of("dl")
                .add(
                        Tag.of("dt", "Drill result"),
                        Tag.of("dd")
                                .add(CriterionHtml.tone(signOff.result())
                                        .badge(signOff.result().label())),
                        Tag.of("dt", "Signed by"),
                        Tag.of(
                                "dd",
                                signOff.signedBy().isEmpty() ? "nobody yet" : String.join(", ", signOff.signedBy())),
                        Tag.of("dt", "Date (UTC)"),
                        Tag.of("dd").add(Tag.of("code", signOff.date().toString()))));
        if (!signOff.entries().isEmpty()) {
            section.add(signatures(signOff.entries()));
        }
        return section;
    }

    private static Tag signatures(List<SignOff.Entry> entries) {
        var table = new Table(
                "Each signature is bound to the record by its hash",
                List.of("Name", "Signed at (UTC)", "SHA-256 of the record"));
        entries.forEach(entry -> table.row(
                Prose.of("th", entry.name()),
                Stream.of(
                        Table.figure(Figures.of(entry.signedAt())), Table.cell(Tag.of("code", entry.recordSha256())))));
        return table.tag();
    }

    Tag files() {
        long bytes = record.evidence().stream().mapToLong(EvidenceFile::bytes).sum();
        Tag list = Tag.of("ul").with("class", "files");
        record.evidence()
                .forEach(file -> list.add(
                        Tag.of("li").add(links.to(file.path())).text(" (" + Figures.bytes(file.bytes()) + ")")));
        Tag summary = Tag.of(
                        "p",
                        record.evidence().size() + " files, " + Figures.bytes(bytes) + ", each with its SHA-256 in ")
                .add(Tag.of("a", RecordFiles.JSON).with("href", RecordFiles.JSON))
                .text(", from which alone this page was rendered.");
        return section("files", "Evidence bundle").add(summary, list);
    }

    private static Tag section(String id, String heading) {
        return Tag.of("section").with("id", id).add(Tag.of("h2", heading));
    }
}
