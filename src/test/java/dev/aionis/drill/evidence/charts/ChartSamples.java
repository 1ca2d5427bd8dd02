package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.evidence.charts.BacklogChart.BacklogStory;
import dev.aionis.drill.evidence.charts.RestoreChart.RestorePhase;
import dev.aionis.drill.evidence.charts.RestoreChart.RestoreStory;
import dev.aionis.drill.evidence.charts.RollbackChart.RollbackStory;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.StopMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What drills of a small deployment look like, made up but the same each time. */
final class ChartSamples {

    static final Instant START = Instant.parse("2026-02-28T10:09:00.123456Z");

    private ChartSamples() {}

    /** A condition of tests: a bare JDK on a bare machine may have no font, and then draws no chart. */
    static boolean textCanBeDrawn() {
        return ChartCanvas.whyNoText().isEmpty();
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    static RestoreStory restore(double objectiveSeconds) {
        double[] ends = {0.4, 1.3, 1.5, 3.4, 3.52, 3.6, 3.9, 3.98, 4.06, 4.21};
        String[] names = {
            "declared",
            "fetch base backup",
            "start replay",
            "replay WAL",
            "promote",
            "accept connections",
            "API ready",
            "first read",
            "first write",
            "smoke passed"
        };
        var phases = new ArrayList<RestorePhase>();
        double begun = 0;
        for (int i = 0; i < ends.length; i++) {
            phases.add(new RestorePhase(names[i], at(begun), at(ends[i])));
            begun = ends[i];
        }
        return new RestoreStory(phases, START, new Measure(4.21, "s", 0.02), millis(objectiveSeconds));
    }

    /** Writes every 50 ms for 20 s, T, and 6 s more; the last {@code lost} before T are gone. */
    static LedgerChart.LedgerStory ledger(int lost) {
        var writes = new ArrayList<LedgerChart.Write>();
        for (int i = -400; i < 120; i++) {
            LedgerChart.Fate fate =
                    i >= 0 ? LedgerChart.Fate.LEFT_OUT : i >= -lost ? LedgerChart.Fate.LOST : LedgerChart.Fate.KEPT;
            writes.add(new LedgerChart.Write(at(i * 0.05), fate));
        }
        return new LedgerChart.LedgerStory(writes, at(0), at(6));
    }

    /** A worker that is killed while it holds claims: growth, drain, a shelf of claimed rows, drained. */
    static BacklogStory backlog(Optional<Double> drained) {
        var random = new Random(7);
        var samples = new ArrayList<BacklogSample>();
        for (double t = -20; t <= 30; t += 0.25) {
            long claimed =
                    t < 0 ? random.nextInt(3) : t < 15 ? 6 : t < 19.5 ? 6 + random.nextInt(6) : random.nextInt(3);
            double pending = t < 0
                    ? 1 + random.nextInt(4)
                    : t < 15 ? 4 + 3.1 * t : t < 18 ? 50 - 13 * (t - 15) : t < 20 ? 9 : 1 + random.nextInt(4);
            samples.add(new BacklogSample(
                    at(t),
                    Math.round(pending),
                    Math.min(claimed, Math.round(pending)),
                    t < 18 ? 0 : 1,
                    100,
                    Duration.ZERO));
        }
        return new BacklogStory(
                samples,
                StopMode.KILL,
                at(0),
                Optional.of(at(9.4)),
                at(15),
                drained.map(ChartSamples::at),
                drained.map(end -> new BacklogChart.Shelf(9, at(18), Optional.of(at(19.75)))),
                0,
                6,
                Optional.of(Duration.ofMillis(3700)),
                Duration.ofSeconds(30));
    }

    /** Three hours, sampled every 250 ms, with one sample at the very peak. */
    static BacklogStory longBacklog() {
        var samples = new ArrayList<BacklogSample>();
        for (double t = -1800; t <= 9000 + 60; t += 0.25) {
            double pending = t < 0 ? 3 : t < 5400 ? t * 1.5 : t < 9000 ? 8100 - (t - 5400) * 2.25 : 2;
            long rows = t == 5400 ? 9000 : Math.round(pending);
            samples.add(new BacklogSample(at(t), rows, Math.min(20, rows), 0, 0, Duration.ZERO));
        }
        return new BacklogStory(
                samples,
                StopMode.KILL,
                at(0),
                Optional.empty(),
                at(5400),
                Optional.of(at(9000)),
                Optional.empty(),
                0,
                10,
                Optional.of(Duration.ofMinutes(55)),
                Duration.ofHours(2));
    }

    /** A candidate that fails every fifth of its requests and is slow, for seven seconds. */
    static RollbackStory rollback(List<String> targets) {
        var random = new Random(11);
        var samples = new ArrayList<RequestSample>();
        for (double t = -15; t <= 20; t += 0.05) {
            boolean bad = t > 0 && t < 7.8;
            String target = targets.get(random.nextInt(targets.size()));
            boolean hit = bad && random.nextInt(2) == 0 && !target.equals("baseline");
            double latency = (hit ? 180 : 9) + random.nextDouble() * (hit ? 120 : 14);
            boolean failed = hit && random.nextInt(5) < 2;
            samples.add(new RequestSample(
                    Operation.WRITE,
                    target,
                    at(t),
                    at(t + 0.001),
                    Duration.ofNanos(Math.round(latency * 1e6)),
                    failed ? RequestOutcome.SERVER_ERROR : RequestOutcome.OK,
                    failed ? 500 : 200));
        }
        return new RollbackStory(
                samples,
                at(0),
                Optional.of(at(5.1)),
                Optional.of(at(4.4)),
                Optional.of(at(5.3)),
                Optional.of(at(7.1)),
                Optional.of(at(8.2)),
                Duration.ofSeconds(10));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
