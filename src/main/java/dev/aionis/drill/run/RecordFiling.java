package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.RecordConfig;
import dev.aionis.drill.evidence.BigTables;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.charts.ChartImage;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.FilingNotes;
import dev.aionis.drill.record.FilingNotes.Freshness;
import dev.aionis.drill.record.FilingNotes.Regression;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SignOffDesk;
import dev.aionis.drill.record.SuiteVersion;
import dev.aionis.drill.record.history.DrillHistory;
import dev.aionis.drill.record.history.HistoryLine;
import dev.aionis.drill.record.history.PassAges;
import dev.aionis.drill.record.history.Regressions;
import dev.aionis.drill.record.machine.JunitXml;
import dev.aionis.drill.record.machine.RecordMetrics;
import dev.aionis.drill.record.seal.Seal;
import dev.aionis.drill.record.seal.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files a drill's record: holds it against earlier drills, writes it for people and machines, seals it, and adds it to
 * the history. What fails besides the record itself is said in a line, and the record stays.
 */
final class RecordFiling {

    private final DrillRun run;
    private final DrillConfig config;
    private final Optional<SigningKey> key;
    private final DrillHistory history;
    private final List<String> lines = new ArrayList<>();

    /** @throws DrillException if the configured key can't sign: said before the drill, not at its end */
    RecordFiling(DrillRun run, DrillConfig config) {
        this.run = run;
        this.config = config;
        RecordConfig settings = config.record();
        this.key = Optional.of(settings.signingKey())
                .filter(secret -> !secret.isEmpty())
                .map(secret -> SigningKey.of("record.signing-key", secret.reveal(), settings.keyId()));
        this.history = new DrillHistory(run.settings().records());
    }

    /** Before the drill: lines of the history that can't be read, and passes that have expired. */
    void pointOut(ScenarioLog log) {
        history.damaged().forEach(line -> log.say("note: " + line));
        new PassAges(history.lines(config.environment()), config.record().freshness())
                .at(run.clock().instant()).stream()
                        .filter(Freshness::expired)
                        .forEach(freshness -> log.say("note: " + freshness.what()));
    }

    /** Keeps the chart of the last drills' figures and this one's, while the report still takes it. */
    void attachTrend(ScenarioLog log) {
        softly("trend not drawn", () -> {
            ChartImage chart = trend(new RecordDesk(run).fill());
            chart.png()
                    .ifPresentOrElse(
                            png -> run.desk().attach(log, "Trend: " + chart.finding(), TrendDesk.CHART, png),
                            () -> log.say("chart of the trend is missing: " + chart.whyNot()));
        });
    }

    DrillRecord file(DrillRecord draft) {
        EvidenceFolder folder = run.evidence();
        softly("big tables not compressed", () -> BigTables.compress(folder.root(), BigTables.BIG));
        if (HistoryLine.isOneOf(draft) && !Files.exists(folder.root().resolve(TrendDesk.CHART))) {
            softly("trend not drawn", () -> trend(draft).png().ifPresent(png -> folder.write(TrendDesk.CHART, png)));
        }
        FilingNotes notes = notes(draft);
        lines.add("  seal    " + notes.seal());
        notes.regressions().forEach(regression -> lines.add("  worse   " + regression.what()));
        DrillRecord record = draft.filed(folder.manifest(), notes);
        try {
            record = written(folder, record);
            return record;
        } finally {
            // an odd record is sealed and remembered as well, but not one that could not be written
            if (RecordFiles.there(folder.root())) {
                keepBeside(folder, record);
            }
        }
    }

    private DrillRecord written(EvidenceFolder folder, DrillRecord record) {
        DrillRecord read = RecordFiles.write(folder, record);
        return run.settings()
                .signedBy()
                .map(name -> new SignOffDesk(run.clock()).sign(folder.root(), name))
                .orElse(read);
    }

    private void keepBeside(EvidenceFolder folder, DrillRecord record) {
        softly("metrics and JUnit XML not written", () -> forMachines(folder, record));
        softly(
                "record not sealed",
                () -> Seal.of(folder.root()).make(key, run.clock().instant()));
        if (HistoryLine.isOneOf(record)) {
            softly("history not written", () -> history.add(DrillHistory.line(folder.root(), record)));
        }
    }

    /** What there is to say of it on the console. */
    List<String> lines() {
        return lines;
    }

    private FilingNotes notes(DrillRecord draft) {
        String seal = key.map(signing -> "signed by " + signing + ", Ed25519")
                .orElse("unsigned, no record.signing-key is configured: whoever can write the folder can change it");
        try {
            HistoryLine now = HistoryLine.of(draft, "", "");
            List<HistoryLine> before = before(draft);
            List<Regression> regressions = new Regressions(now, before).find();
            List<HistoryLine> all =
                    Stream.concat(before.stream(), Stream.of(now)).toList();
            return new FilingNotes(
                    SuiteVersion.OF_THIS_SUITE,
                    seal,
                    regressions,
                    new PassAges(all, config.record().freshness()).at(draft.finishedAt()));
        } catch (DrillException unreadable) {
            lines.add("  note: earlier drills could not be read: " + firstLine(unreadable));
            return new FilingNotes(SuiteVersion.OF_THIS_SUITE, seal, List.of(), List.of());
        }
    }

    private ChartImage trend(DrillRecord draft) {
        return TrendDesk.draw(Stream.concat(before(draft).stream(), Stream.of(HistoryLine.of(draft, "", "")))
                .toList());
    }

    private List<HistoryLine> before(DrillRecord draft) {
        return history.lines(config.environment()).stream()
                .filter(line -> !line.drillId().equals(draft.drillId()))
                .toList();
    }

    /** Where pipelines look, besides the drill's folder, which they don't know by name. */
    private void forMachines(EvidenceFolder folder, DrillRecord record) throws IOException {
        // an odd record is written from what is not cleaned; of any other this changes nothing
        String metrics = run.redactor().withoutKnown(RecordMetrics.of(record));
        String junit = run.redactor().withoutKnown(JunitXml.of(record));
        folder.write(RecordMetrics.FILE, metrics.getBytes(StandardCharsets.UTF_8));
        folder.write(JunitXml.FILE, junit.getBytes(StandardCharsets.UTF_8));
        Path target = Files.createDirectories(run.settings().workDirectory());
        Files.writeString(target.resolve("drill-metrics.txt"), metrics);
        Files.writeString(target.resolve("drill-metrics.prom"), metrics);
        Files.writeString(target.resolve("drill-junit.xml"), junit);
        Files.writeString(
                target.resolve("drill.env"),
                "DRILL_ID=" + record.drillId() + "\nDRILL_VERDICT="
                        + record.verdict().label() + "\n");
    }

    /** A part of the filing that may fail. */
    private interface Part {
        void run() throws IOException;
    }

    private void softly(String failure, Part part) {
        try {
            part.run();
        } catch (IOException | RuntimeException failed) {
            lines.add("  note: " + failure + ": " + firstLine(failed));
        }
    }

    private static String firstLine(Exception failed) {
        return String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse(failed.getClass().getSimpleName());
    }
}
