package dev.aionis.drill.run;

import dev.aionis.drill.load.LoadReport;
import dev.aionis.drill.load.OperationLoad;
import dev.aionis.drill.load.PhaseLoad;
import dev.aionis.drill.model.RequestOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load's figures by phase and operation, for people. */
final class LoadTable {

    private static final String ROW = "%-16s %-8s %6s %10s %10s %10s %12s %10s  %s%n";

    private LoadTable() {}

    static String of(LoadReport report) {
        var text = new StringBuilder(ROW.formatted(
                "phase", "request", "sent", "p50 ms", "p95 ms", "p99 ms", "late p99 ms", "gap ms", "outcomes"));
        report.phases().forEach(phase -> text.append(rows(phase)));
        text.append(
                report.violations().isEmpty()
                        ? "\nevery guard held\n"
                        : "\nguards violated:\n  " + String.join("\n  ", report.violations()) + "\n");
        return text.append("latency counts from the moment a request was due\n").toString();
    }

    private static String rows(PhaseLoad phase) {
        return phase.operations().entrySet().stream()
                .map(entry -> row(phase.name(), entry.getKey().label(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String row(String phase, String operation, OperationLoad load) {
        return ROW.formatted(
                phase,
                operation,
                load.sent(),
                millis(load.latency().p50()),
                millis(load.latency().p95()),
                millis(load.latency().p99()),
                millis(load.lateness().p99()),
                millis(load.longestGap()),
                outcomes(load));
    }

    private static String outcomes(OperationLoad load) {
        return Stream.of(RequestOutcome.values())
                .filter(outcome -> load.count(outcome) > 0)
                .map(outcome -> outcome.label() + " " + load.count(outcome))
                .collect(Collectors.joining(", "));
    }

    private static String millis(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toNanos() / 1e6);
    }
}
