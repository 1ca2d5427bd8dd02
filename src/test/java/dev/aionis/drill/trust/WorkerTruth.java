package dev.aionis.drill.trust;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.trust.ProcessLog.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scenario C beside the worker's own log, which has a line for every batch with how many events were pending after it,
 * and beside the monitor's own stamp of an alert.
 */
final class WorkerTruth {

    private static final String SOURCE = "the worker's log";
    private static final Pattern BATCH = Pattern.compile("batch of (\\d+) done, (\\d+) pending");
    private static final Pattern RANGE = Pattern.compile("0 to (\\d+) rows");

    private WorkerTruth() {}

    static List<Comparison> of(Path folder, ScenarioRecord scenario) {
        var compared = new ArrayList<Comparison>(alerts(scenario));
        Optional<Instant> stopped = RecordedMoments.instant(scenario, "worker.stoppedAt");
        Optional<Instant> restarted = RecordedMoments.instant(scenario, "worker.restartedAt");
        Optional<ProcessLog> log = ProcessLog.named(folder.resolve("logs"), "c-worker.log");
        if (stopped.isPresent() && restarted.isPresent() && log.isPresent()) {
            compared.add(lifeless(log.get(), stopped.get(), restarted.get()));
            drained(folder, scenario, log.get(), restarted.get()).ifPresent(compared::add);
        }
        return compared;
    }

    /** In the pause the log must not have a single sign of life: the error is how far one reaches into it. */
    private static Comparison lifeless(ProcessLog log, Instant stopped, Instant restarted) {
        Optional<Line> within =
                log.lastBefore(restarted).filter(line -> line.at().isAfter(stopped));
        double error = within.map(line -> Duration.between(stopped, line.at()).toNanos() / 1e9)
                .orElse(0.0);
        return new Comparison("pause of the worker", SOURCE + ": no line within it", 0, error, "s");
    }

    /**
     * Drained after the last batch that left more than the steady range, and no later than after the next one that no
     * batch followed which found more than that range: what comes in meanwhile may take it out of the range once more.
     */
    private static Optional<Comparison> drained(
            Path folder, ScenarioRecord scenario, ProcessLog log, Instant restarted) {
        Optional<Long> high = scenario.measurement("backlog.steadyRange").flatMap(WorkerTruth::upper);
        Optional<RecordedMoments> took = RecordedMoments.measured(scenario, "backlog.drain");
        if (high.isEmpty() || took.isEmpty()) {
            return Optional.empty();
        }
        Instant end = lastSample(folder.resolve("samples"));
        List<Line> batches = log.lines().stream()
                .filter(line -> line.at().isAfter(restarted) && line.at().isBefore(end))
                .filter(line -> pending(line).isPresent())
                .toList();
        int last = -1;
        for (int i = 0; i < batches.size(); i++) {
            last = pending(batches.get(i)).orElseThrow() > high.get() ? i : last;
        }
        if (last < 0 || last + 1 == batches.size()) {
            return Optional.empty();
        }
        int within = last + 1;
        while (within + 1 < batches.size() && found(batches.get(within + 1)) > high.get()) {
            within++;
        }
        BoundedInstant stated = BoundedInstant.around(
                restarted.plus(took.get().seconds("value")), took.get().seconds("plusMinus"));
        BoundedInstant truth = new BoundedInstant(
                batches.get(last).moment().earliest(),
                batches.get(within).moment().latest());
        return Optional.of(Comparison.of("drain-time", stated, SOURCE + ": what a batch left", truth));
    }

    private static List<Comparison> alerts(ScenarioRecord scenario) {
        return RecordedMoments.listed(scenario, "alerts.detection").stream()
                .filter(alert -> alert.has("firedAfter") && alert.has("serverSince"))
                .map(alert -> Comparison.of(
                        "alert fired",
                        alert.between("firedAfter", "firedBefore"),
                        "the monitor's own stamp",
                        BoundedInstant.exactly(alert.instant("serverSince"))))
                .toList();
    }

    private static Instant lastSample(Path samples) {
        Path table = samples.resolve("c-backlog.csv");
        var all = new ArrayList<BacklogSample>();
        SampleTable.BACKLOG.read(Files.exists(table) ? table : samples.resolve("c-backlog.csv.gz"), all::add);
        return all.get(all.size() - 1).at();
    }

    private static Optional<Long> upper(Object range) {
        Matcher matcher = RANGE.matcher(range.toString());
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    private static Optional<Long> pending(Line line) {
        Matcher matcher = BATCH.matcher(line.text());
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(2))) : Optional.empty();
    }

    /** What a batch left, and what was in it. */
    private static long found(Line line) {
        Matcher matcher = BATCH.matcher(line.text());
        return matcher.find() ? Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2)) : 0;
    }
}
