package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Phase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a server's log when the phases of its recovery ended. */
final class RestorePhases {

    /** phase → the line that ends it. */
    private static final Map<String, String> ENDED_BY = new LinkedHashMap<>();

    static {
        ENDED_BY.put("replay-started", "LOG:  redo starts at ");
        ENDED_BY.put("replay-ended", "LOG:  redo done at ");
        ENDED_BY.put("promoted", "LOG:  archive recovery complete");
        ENDED_BY.put("accepting", "LOG:  database system is ready to accept connections");
    }

    private static final Pattern LAST_COMMIT =
            Pattern.compile(".*last completed transaction was at log time (.*)\\+00");

    private static final DateTimeFormatter COMMIT_TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private RestorePhases() {}

    /**
     * @param baseStart when the copying of the base backup began
     * @param baseEnd when it was there; the next phase begins there
     * @throws DrillException if the log lacks a line
     */
    static List<Phase> read(Instant baseStart, Instant baseEnd, ServerLog log) {
        var phases = new ArrayList<>(List.of(new Phase("base-fetched", baseStart, baseEnd)));
        Instant start = baseEnd;
        for (var phase : ENDED_BY.entrySet()) {
            Instant seen = log.timeOf(phase.getValue()).orElseThrow(() -> missing(phase.getValue(), log));
            // the log's times are cut to the millisecond, which must not turn an order round
            Instant end = seen.isBefore(start) ? start : seen;
            phases.add(new Phase(phase.getKey(), start, end));
            start = end;
        }
        return phases;
    }

    /** True when the log has the line that ends the last phase. */
    static boolean complete(ServerLog log) {
        return log.says(ENDED_BY.get("accepting"));
    }

    /** The commit time of the last transaction that was replayed; PostgreSQL leaves trailing zeros out. */
    static Optional<Instant> lastReplayed(ServerLog log) {
        return log.line("last completed transaction was at log time")
                .map(LAST_COMMIT::matcher)
                .filter(Matcher::matches)
                .map(match -> LocalDateTime.parse(match.group(1), COMMIT_TIME).toInstant(ZoneOffset.UTC));
    }

    private static DrillException missing(String line, ServerLog log) {
        return new DrillException(
                "restore, no line '" + line.strip() + "' in the server's log, which ends\n" + log.tail(),
                "see " + log.file() + "; the phases of the restore can't be told without it");
    }
}
