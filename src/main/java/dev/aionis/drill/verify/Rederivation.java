package dev.aionis.drill.verify;

import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.facts.Outcome;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.GateRecord;
import dev.aionis.drill.record.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives every criterion, measurement and verdict of a drill's record again from the evidence in its folder, and
 * compares. It judges by the functions that the drill judged by; what it trusts is the evidence alone, whose bytes the
 * manifest and its signature vouch for.
 */
public final class Rederivation {

    private final Path folder;
    private final Tally tally = new Tally();

    private Rederivation(Path folder) {
        this.folder = folder;
    }

    /** @param folder of one drill; it is only read from */
    public static Rederived of(Path folder) {
        var rederivation = new Rederivation(folder);
        rederivation.tally.attempt("", rederivation::run);
        return rederivation.tally.result();
    }

    private void run() {
        DrillRecord record = RecordFiles.read(folder);
        if (!Files.isRegularFile(folder.resolve(FactFiles.OUTCOME))) {
            tally.finding("record.json: nothing of it can be derived again, " + FactFiles.OUTCOME
                    + " is missing: the drill's program kept no facts yet, or they were removed");
            return;
        }
        Outcome outcome = EvidenceJson.parse(FactFiles.OUTCOME, read(FactFiles.OUTCOME), Outcome.class);
        tally.read(List.of(FactFiles.OUTCOME));
        List<ScenarioRun> runs = new ArrayList<>();
        List<GateRecord> gates = new ArrayList<>();
        for (ScenarioRun run : outcome.scenarios()) {
            var scenario = new ScenarioEvidence(folder, run, tally);
            runs.add(scenario.rejudged());
            gates.addAll(scenario.gates());
            new FiguresAgainstRecord(record, scenario, tally).compare();
        }
        var again = new Outcome(outcome.noDrill(), outcome.aborted(), outcome.afterthoughts(), runs);
        new CriteriaAgainstRecord(record, tally).compare(outcome, again);
        new GatesAgainstRecord(record, tally).compare(gates);
        new VerdictsAgainstRecord(record, folder, tally).compare(again);
    }

    private String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
