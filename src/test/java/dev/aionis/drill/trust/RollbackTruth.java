package dev.aionis.drill.trust;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.trust.ProcessLog.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scenario B beside the replicas' own logs: when each was asked to stop and had stopped, and listened again. */
final class RollbackTruth {

    private static final String SOURCE = "the replica's log";
    private static final String ASKED = "SIGTERM";
    private static final String STOPPED = "info stopped";
    private static final String LISTENS = "listening on port";

    /** A replica that is asked to stop is gone within this, and so unseen by its probe. */
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private RollbackTruth() {}

    static List<Comparison> of(Path folder, ScenarioRecord scenario) {
        var compared = new ArrayList<Comparison>();
        var listening = new ArrayList<Line>();
        for (String replica : List.of("api-1", "api-2")) {
            ProcessLog.named(folder.resolve("logs"), "b-" + replica + ".log").ifPresent(log -> {
                RecordedMoments.listed(scenario, "availability.health." + replica)
                        .forEach(outage -> compared.addAll(compared(log, outage)));
                log.lastSaying(LISTENS).ifPresent(listening::add);
            });
        }
        rollback(scenario, listening).ifPresent(compared::add);
        return compared;
    }

    /** The outage begins while the process stops, and ends when it listens again; where it did not stop, there was none. */
    private static List<Comparison> compared(ProcessLog log, RecordedMoments outage) {
        BoundedInstant begin = outage.between("startAfter", "startBefore");
        BoundedInstant end = outage.between("endAfter", "endBefore");
        boolean stops = log.saying(ASKED)
                .anyMatch(line -> line.at().isAfter(begin.earliest().minus(FAREWELL))
                        && line.at().isBefore(end.latest()));
        return stops ? ends(log, begin, end) : List.of(none(begin.until(end)));
    }

    /** The truth is no time at all. */
    private static Comparison none(Span length) {
        double shortest = Math.max(0, length.shortest().toNanos() / 1e9);
        double longest = length.longest().toNanos() / 1e9;
        return new Comparison(
                "outage of a replica that ran on, its length",
                SOURCE + ": no SIGTERM",
                (longest - shortest) / 2,
                (longest + shortest) / 2,
                "s");
    }

    private static List<Comparison> ends(ProcessLog log, BoundedInstant begin, BoundedInstant end) {
        var compared = new ArrayList<Comparison>();
        Optional<Line> asked = nearest(log, ASKED, begin.middle());
        Optional<Line> stopped = nearest(log, STOPPED, begin.middle());
        if (asked.isPresent() && stopped.isPresent()) {
            compared.add(Comparison.of(
                    "outage of a replica, its begin",
                    begin,
                    SOURCE + ": SIGTERM to stopped",
                    new BoundedInstant(
                            asked.get().moment().earliest(),
                            stopped.get().moment().latest())));
        }
        nearest(log, LISTENS, end.middle())
                .ifPresent(line -> compared.add(
                        Comparison.of("outage of a replica, its end", end, SOURCE + ": listening", line.moment())));
        return compared;
    }

    /** It is over when the last replica that was restarted listens; before that none of its bounds may lie. */
    private static Optional<Comparison> rollback(ScenarioRecord scenario, List<Line> listening) {
        Optional<Instant> started = RecordedMoments.instant(scenario, "rollback.startedAt");
        Optional<RecordedMoments> took = RecordedMoments.measured(scenario, "rollback.duration");
        Optional<Line> last = listening.stream()
                .filter(line -> started.isPresent() && line.at().isAfter(started.get()))
                .max(Comparator.comparing(Line::at));
        if (took.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        BoundedInstant stated = BoundedInstant.around(
                started.orElseThrow().plus(took.get().seconds("value")),
                took.get().seconds("plusMinus"));
        return Optional.of(Comparison.of(
                "rollback-slo",
                stated,
                SOURCE + ": the last one listening",
                last.get().moment()));
    }

    private static Optional<Line> nearest(ProcessLog log, String what, Instant to) {
        return log.saying(what)
                .min(Comparator.comparing(
                        line -> Duration.between(line.at(), to).abs()));
    }
}
