package dev.aionis.drill.facts;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.observe.Outage;
import dev.aionis.drill.observe.Outages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one probe says of the availability of what it asks for.
 *
 * @param probe its name, e.g. {@code write}
 * @param samples in the order they were sent
 */
public record ProbeAvailability(String probe, List<ProbeSample> samples) {

    /** A record names this many outages; the samples have them all. */
    private static final int NAMED = 20;

    private static final String ROW = "%-16s %8s %8s %8s %12s %12s  %s%n";

    public ProbeAvailability {
        samples = List.copyOf(samples);
    }

    /** {@code availability.write}. */
    public String key() {
        return "availability." + probe.replace(' ', '.');
    }

    /** For the record: each outage with the bounds of its ends and its length, or a sentence that there was none. */
    public Object measurement() {
        Outages outages = Outages.of(samples);
        List<Map<String, Object>> rows = new ArrayList<>();
        outages.closed().forEach(outage -> rows.add(row(outage)));
        outages.open().ifPresent(start -> rows.add(open(start)));
        if (rows.isEmpty()) {
            return samples.isEmpty() ? "never probed" : "no outage in " + samples.size() + " probes";
        }
        if (rows.size() <= NAMED) {
            return rows;
        }
        List<Map<String, Object>> named = new ArrayList<>(rows.subList(0, NAMED));
        named.add(Map.of("startAfter", "plus " + (rows.size() - NAMED) + " more"));
        return named;
    }

    /** A table of several probes, one line each. */
    public static String table(List<ProbeAvailability> probes) {
        var text = new StringBuilder(
                ROW.formatted("probe", "probes", "bad", "outages", "down s", "longest s", "at the end"));
        probes.forEach(probe -> text.append(probe.line()));
        return text.append("\nan outage begins between the last good probe and the first bad one, and ends between the"
                        + " last bad one and the first good one; lengths are the middle of those bounds\n")
                .toString();
    }

    private String line() {
        Outages outages = Outages.of(samples);
        List<Duration> lengths = outages.closed().stream()
                .map(outage -> outage.length().middle())
                .toList();
        return ROW.formatted(
                probe,
                samples.size(),
                samples.stream().filter(sample -> !sample.good()).count(),
                outages.closed().size() + outages.open().map(start -> 1).orElse(0),
                seconds(lengths.stream().reduce(Duration.ZERO, Duration::plus)),
                seconds(lengths.stream().max(Duration::compareTo).orElse(Duration.ZERO)),
                samples.isEmpty() ? "never probed" : last().detail());
    }

    private static Map<String, Object> row(Outage outage) {
        Map<String, Object> row = start(outage.start());
        row.put("endAfter", outage.end().earliest());
        row.put("endBefore", outage.end().latest());
        row.put("length", outage.startSeen() ? outage.length() : atLeast(outage.length()));
        return row;
    }

    private Map<String, Object> open(BoundedInstant start) {
        Map<String, Object> row = start(start);
        Span untilLast = start.until(BoundedInstant.exactly(last().sentAt()));
        row.put("length", atLeast(untilLast) + ", not over at the last probe");
        return row;
    }

    private static Map<String, Object> start(BoundedInstant start) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("startAfter", start.earliest());
        row.put("startBefore", start.latest());
        return row;
    }

    private static String atLeast(Span length) {
        boolean none = length.shortest().isNegative();
        return "at least " + seconds(none ? Duration.ZERO : length.shortest()) + " s";
    }

    private ProbeSample last() {
        return samples.get(samples.size() - 1);
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toNanos() / 1e9);
    }
}
