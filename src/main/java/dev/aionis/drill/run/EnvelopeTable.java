package dev.aionis.drill.run;

import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.OperationEnvelope;
import java.time.Duration;
import java.util.Locale;

/** An envelope as a table for people. */
final class EnvelopeTable {

    private static final String ROW = "%-10s %8s %10s %10s %10s %10s %10s%n";

    private EnvelopeTable() {}

    static String of(Envelope envelope) {
        var text = new StringBuilder(
                ROW.formatted("operation", "requests", "error rate", "p50 ms", "p95 ms", "p99 ms", "throttled"));
        envelope.operations().forEach((operation, figures) -> text.append(row(operation.label(), figures)));
        return text.append(row("all", envelope.overall())).toString();
    }

    private static String row(String name, OperationEnvelope figures) {
        return ROW.formatted(
                name,
                figures.samples(),
                String.format(Locale.ROOT, "%.2f %%", figures.errorRate() * 100),
                millis(figures.p50()),
                millis(figures.p95()),
                millis(figures.p99()),
                figures.throttled());
    }

    private static String millis(Duration latency) {
        return String.format(Locale.ROOT, "%.1f", latency.toNanos() / 1e6);
    }
}
