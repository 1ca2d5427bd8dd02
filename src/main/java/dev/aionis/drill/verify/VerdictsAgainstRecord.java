package dev.aionis.drill.verify;

import dev.aionis.drill.facts.Evidence;
import dev.aionis.drill.facts.JournalSeen;
import dev.aionis.drill.facts.Outcome;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DisruptionRecord;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Steps, disruptions and verdicts of a record, held against criteria, outcome and undo journal. */
final class VerdictsAgainstRecord {

    private final DrillRecord record;
    private final Path folder;
    private final Tally tally;

    VerdictsAgainstRecord(DrillRecord record, Path folder, Tally tally) {
        this.record = record;
        this.folder = folder;
        this.tally = tally;
    }

    void compare(Outcome again) {
        record.scenarios().forEach(scenario -> compare(scenario, again));
        differ("drill, verdict", record.verdict().label(), again.verdict().label());
        differ("drill, why", record.why(), again.why());
        tally.attempt("", () -> compareJournal(again.verdict()));
    }

    private void compare(ScenarioRecord scenario, Outcome again) {
        Optional<ScenarioRun> ran = again.scenarios().stream()
                .filter(run -> run.id().equals(scenario.id()))
                .findFirst();
        String verdict =
                ran.map(run -> ScenarioVerdict.of(run.verdict()).label()).orElse(ScenarioVerdict.NOT_SELECTED.label());
        differ(scenario.id() + " verdict", scenario.verdict().label(), verdict);
        ran.ifPresent(run -> {
            differ(scenario.id() + " why", scenario.why(), run.why());
            for (int i = 0; i < Math.max(scenario.steps().size(), run.steps().size()); i++) {
                differ(
                        scenario.id() + " step " + (i + 1),
                        i < scenario.steps().size() ? scenario.steps().get(i) : "nothing",
                        i < run.steps().size() ? run.steps().get(i) : "nothing");
            }
        });
    }

    private void compareJournal(Verdict verdict) {
        boolean disrupted = record.scenarios().stream()
                .anyMatch(scenario -> !scenario.disruptions().isEmpty());
        if (!disrupted && !Files.exists(folder.resolve(JournalSeen.PATH))) {
            return;
        }
        Evidence raw = SealedEvidence.of(folder);
        List<JournalSeen.Entry> entries = JournalSeen.whole(raw).entries(raw);
        tally.read(raw.takeRead());
        record.scenarios()
                .forEach(scenario -> differ(
                        scenario.id() + " disruptions",
                        scenario.disruptions().stream()
                                .map(VerdictsAgainstRecord::shown)
                                .toList(),
                        entries.stream()
                                .filter(entry -> entry.scenario().equals(scenario.id()))
                                .map(VerdictsAgainstRecord::shown)
                                .toList()));
        entries.stream()
                .filter(JournalSeen.Entry::open)
                .filter(entry -> verdict != Verdict.FAIL)
                .forEach(entry -> tally.finding("drill, verdict: evidence says " + verdict.label() + ", but "
                        + JournalSeen.PATH + " leaves open: " + entry.what()));
    }

    private static String shown(DisruptionRecord disruption) {
        return disruption.lever() + ": " + disruption.what() + ", undo "
                + (disruption.undo() == DisruptionRecord.Undo.DONE ? "done" : "failed");
    }

    private static String shown(JournalSeen.Entry entry) {
        return entry.lever() + ": " + entry.what() + ", undo " + (entry.open() ? "failed" : "done");
    }

    private void differ(String subject, Object said, Object derived) {
        if (!said.equals(derived)) {
            tally.finding(subject + ": record says " + said + ", evidence says " + derived);
        }
    }
}
