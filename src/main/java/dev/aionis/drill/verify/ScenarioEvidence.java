package dev.aionis.drill.verify;

import dev.aionis.drill.facts.ClosingFacts;
import dev.aionis.drill.facts.Evidence;
import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.facts.GateSeen;
import dev.aionis.drill.facts.Judgement;
import dev.aionis.drill.facts.ScenarioRun;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.record.GateRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The facts of one scenario in a drill's folder, judged again. */
final class ScenarioEvidence {

    private final Path folder;
    private final ScenarioRun run;
    private final Tally tally;
    private final Evidence raw;
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();
    private final List<GateRecord> gates = new ArrayList<>();

    ScenarioEvidence(Path folder, ScenarioRun run, Tally tally) {
        this.folder = folder;
        this.run = run;
        this.tally = tally;
        this.raw = SealedEvidence.of(folder);
    }

    ScenarioRun run() {
        return run;
    }

    Evidence raw() {
        return raw;
    }

    /** The gates that its criteria were judged by. */
    List<GateRecord> gates() {
        return gates;
    }

    /** The scenario as it went, had it judged what its evidence says. A criterion without facts has no judgement. */
    ScenarioRun rejudged() {
        List<Criterion> judged = new ArrayList<>();
        for (String id : criteria()) {
            String path = FactFiles.criterion(letter(), id);
            tally.attempt(run.id() + " " + id + ": ", () -> judged.add(judged(id, path)));
        }
        judged.sort(Comparator.comparing(criterion -> place(criterion.id())));
        return run.judging(judged);
    }

    /** Names of the files with the scenario's figures. */
    List<String> figures() {
        return facts().filter(name -> FactFiles.isFigures(letter(), name))
                .map(name -> FactFiles.FOLDER + "/" + name)
                .toList();
    }

    String text(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Criterion judged(String id, String path) {
        Judgement judgement = EvidenceJson.parse(path, text(path), Judgement.class);
        raw.takeRead();
        Criterion bare = judgement.facts().judge(raw);
        Set<String> files = raw.takeRead();
        tally.criterion(!files.isEmpty());
        if (!bare.id().equals(id)) {
            tally.finding(run.id() + " " + id + ": " + path + " is of criterion " + bare.id());
        }
        Criterion whole = judgement.judge(raw);
        files.addAll(raw.takeRead());
        files.add(path);
        tally.read(files);
        sources.put(id, files);
        if (judgement.facts() instanceof ClosingFacts.Gates seen) {
            for (GateSeen gate : seen.gates()) {
                gates.add(gate.record(raw));
            }
        }
        return whole;
    }

    /** Ids of the criteria that have facts. */
    private Set<String> criteria() {
        String prefix = letter() + "-";
        Set<String> ids = new TreeSet<>();
        facts().filter(name -> name.startsWith(prefix) && !FactFiles.isFigures(letter(), name))
                .map(name -> name.substring(prefix.length()).replaceFirst("\\.json$", ""))
                .forEach(ids::add);
        return ids;
    }

    private Stream<String> facts() {
        try (Stream<Path> files = Files.list(folder.resolve(FactFiles.FOLDER))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int place(String id) {
        List<String> order = run.judged().stream().map(Criterion::id).toList();
        int place = order.indexOf(id);
        return place < 0 ? order.size() : place;
    }

    private String letter() {
        return run.id().toLowerCase(Locale.ROOT);
    }
}
