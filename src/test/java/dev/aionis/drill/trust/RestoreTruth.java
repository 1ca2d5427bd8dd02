package dev.aionis.drill.trust;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.record.ScenarioRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scenario A beside the restored server's own log: T as the server was told it, and the end of each phase. */
final class RestoreTruth {

    private static final String SOURCE = "the restored server's log";
    private static final Pattern TARGET =
            Pattern.compile("starting point-in-time recovery to (\\S+) (\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?\\+00");
    private static final Map<String, String> PHASE_ENDS = Map.of(
            "replay started", "redo starts at",
            "replay ended", "redo done at",
            "promoted", "archive recovery complete",
            "accepting", "database system is ready to accept connections");

    private RestoreTruth() {}

    static List<Comparison> of(Path folder, ScenarioRecord scenario) {
        return ProcessLog.named(folder.resolve("logs"), "a-restored-*.log")
                .map(log -> compared(log, scenario))
                .orElse(List.of());
    }

    private static List<Comparison> compared(ProcessLog log, ScenarioRecord scenario) {
        var compared = new ArrayList<Comparison>();
        for (RecordedMoments phase : RecordedMoments.listed(scenario, "rto.phases")) {
            String end = PHASE_ENDS.get(phase.text("name"));
            if (end != null) {
                log.lastSaying(end)
                        .ifPresent(line -> compared.add(Comparison.of(
                                "end of RTO phase",
                                BoundedInstant.around(phase.instant("finishedAt"), phase.seconds("plusMinus")),
                                SOURCE,
                                line.moment())));
            }
        }
        scenario.criterion("rto")
                .ifPresent(rto -> log.lastSaying(PHASE_ENDS.get("accepting"))
                        .ifPresent(accepting -> target(log).ifPresent(target -> {
                            BoundedInstant truth = new BoundedInstant(
                                    accepting.moment().earliest(),
                                    accepting.moment().latest());
                            Duration value =
                                    RecordedMoments.duration(rto.measured().value());
                            compared.add(Comparison.of(
                                    "rto",
                                    BoundedInstant.around(
                                            target.plus(value),
                                            RecordedMoments.duration(
                                                    rto.measured().plusMinus())),
                                    SOURCE + ": T to ready",
                                    truth));
                        })));
        return compared;
    }

    private static Optional<Instant> target(ProcessLog log) {
        return log.lastSaying("starting point-in-time recovery to").map(line -> {
            Matcher target = TARGET.matcher(line.text());
            if (!target.find()) {
                throw new IllegalStateException("no target in '" + line.text() + "'");
            }
            String fraction = target.group(3) == null ? "" : target.group(3);
            return Instant.parse(target.group(1) + "T" + target.group(2) + fraction + "Z");
        });
    }
}
