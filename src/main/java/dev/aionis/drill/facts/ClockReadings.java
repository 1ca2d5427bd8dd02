package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.observe.ClockReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was read of the clocks of other hosts in one scenario, and what that shows. */
public final class ClockReadings {

    /** NTP keeps hosts within tens of milliseconds of each other, so a clock further off than this is not kept. */
    private static final Duration FAR_OFF = Duration.ofMillis(100);

    private final List<Entry> entries;

    /**
     * A look at a clock.
     *
     * @param when in words, e.g. {@code before}
     * @param reading empty where there was none, and then {@code why}
     */
    public record Entry(String host, String when, Optional<ClockReading> reading, String why) {}

    /** Two readings of one clock. */
    private record Pair(ClockReading one, ClockReading other) {

        Duration excess() {
            return one.apart(other).minus(one.explained(other));
        }
    }

    public ClockReadings() {
        this(List.of());
    }

    /** @param entries in the order in which they were made */
    public ClockReadings(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    /** Every look so far, in the order in which they were made. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public void read(String host, String when, ClockReading reading) {
        entries.add(new Entry(host, when, Optional.of(reading), ""));
    }

    public void missed(String host, String when, String why) {
        entries.add(new Entry(host, when, Optional.empty(), why));
    }

    /** The newest reading of a clock. */
    public Optional<ClockReading> latest(String host) {
        return of(host).flatMap(entry -> entry.reading().stream()).reduce((earlier, later) -> later);
    }

    /**
     * What rests on the clock of {@code host}: broken where the clock was not read whenever it should have been, is known
     * less surely than {@code limit}, or where two readings are apart by more than their uncertainties and drift explain.
     */
    public Premise premise(String host, Duration limit) {
        Optional<Entry> missing =
                of(host).filter(entry -> entry.reading().isEmpty()).findFirst();
        if (missing.isPresent() || latest(host).isEmpty()) {
            return Premise.broken("the clock of the " + host
                    + missing.map(entry -> " was not read " + entry.when() + ": " + entry.why())
                            .orElse(" was never read"));
        }
        Duration vaguest = readings(host).stream()
                .map(ClockReading::uncertainty)
                .max(Duration::compareTo)
                .orElseThrow();
        if (vaguest.compareTo(limit) > 0) {
            return Premise.broken(
                    "the clock of the " + host + " is known to " + millis(vaguest) + " only, limit " + millis(limit));
        }
        return worst(host)
                .map(pair -> Premise.clock(
                        pair.other().offset().minus(pair.one().offset()),
                        pair.one().explained(pair.other())))
                .orElse(Premise.holds());
    }

    /** What a reader should know: clocks that jumped or could not be read, and API hosts that are far off. */
    public List<String> findings(String database) {
        var findings = new ArrayList<String>();
        entries.stream().map(Entry::host).distinct().forEach(host -> {
            worst(host)
                    .filter(pair -> !pair.one().agreesWith(pair.other()))
                    .ifPresent(pair -> findings.add(host
                            + ": its clock jumped by "
                            + millis(pair.other().offset().minus(pair.one().offset())) + ", at most "
                            + millis(pair.one().explained(pair.other())) + " expected"));
            if (!host.equals(database)) {
                latest(host)
                        .flatMap(ClockReadings::farOff)
                        .ifPresent(off -> findings.add(host + ": its clock is " + off));
            }
            of(host).filter(entry -> entry.reading().isEmpty())
                    .forEach(entry -> findings.add(host + ": not read " + entry.when() + ", " + entry.why()));
        });
        return findings.isEmpty() ? List.of("no clock jumped, none is far off") : findings;
    }

    /** For the record: a row a reading. */
    public List<Map<String, Object>> table() {
        return entries.stream().map(ClockReadings::row).toList();
    }

    private static Map<String, Object> row(Entry entry) {
        var row = new LinkedHashMap<String, Object>();
        row.put("host", entry.host());
        row.put("when", entry.when());
        entry.reading()
                .ifPresentOrElse(
                        reading -> {
                            row.put("at", reading.at());
                            row.put("offsetMs", reading.offset().toNanos() / 1e6);
                            row.put("plusMinusMs", reading.uncertainty().toNanos() / 1e6);
                        },
                        () -> row.put("note", entry.why()));
        return row;
    }

    /** The two readings that are apart by the most beyond what explains it; empty of a single reading. */
    private Optional<Pair> worst(String host) {
        List<ClockReading> readings = readings(host);
        Pair worst = null;
        for (int one = 0; one < readings.size(); one++) {
            for (int other = one + 1; other < readings.size(); other++) {
                var pair = new Pair(readings.get(one), readings.get(other));
                worst = worst == null || pair.excess().compareTo(worst.excess()) > 0 ? pair : worst;
            }
        }
        return Optional.ofNullable(worst);
    }

    private static Optional<String> farOff(ClockReading reading) {
        Duration surely = reading.offset().abs().minus(reading.uncertainty());
        return surely.compareTo(FAR_OFF) <= 0
                ? Optional.empty()
                : Optional.of(millis(reading.offset().abs()) + " ± " + millis(reading.uncertainty())
                        + (reading.offset().isNegative() ? " behind" : " ahead of") + " the drill host's, more than "
                        + millis(FAR_OFF));
    }

    private List<ClockReading> readings(String host) {
        return of(host).flatMap(entry -> entry.reading().stream()).toList();
    }

    private Stream<Entry> of(String host) {
        return entries.stream().filter(entry -> entry.host().equals(host));
    }

    private static String millis(Duration length) {
        return String.format(Locale.ROOT, "%.1f ms", length.toNanos() / 1e6);
    }
}
