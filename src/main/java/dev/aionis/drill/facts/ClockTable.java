package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.observe.ClockReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at clocks as a table, to the nanosecond: what is finer in an offset would be lost from what it bounds. */
public final class ClockTable {

    public static final SampleTable<ClockReadings.Entry> CLOCKS = new SampleTable<>(
            List.of("host", "when", "at", "offset_ms", "plus_minus_ms", "note"),
            Set.of("host", "note"),
            ClockTable::cells,
            cells -> new ClockReadings.Entry(cells.get(0), cells.get(1), reading(cells), cells.get(5)));

    private ClockTable() {}

    private static List<String> cells(ClockReadings.Entry entry) {
        Optional<ClockReading> reading = entry.reading();
        return List.of(
                entry.host(),
                entry.when(),
                reading.map(ClockReading::at).map(Instant::toString).orElse(""),
                reading.map(ClockReading::offset).map(ClockTable::millis).orElse(""),
                reading.map(ClockReading::uncertainty).map(ClockTable::millis).orElse(""),
                entry.why());
    }

    private static Optional<ClockReading> reading(List<String> cells) {
        return Optional.of(cells.get(2))
                .filter(at -> !at.isEmpty())
                .map(at -> new ClockReading(duration(cells.get(3)), duration(cells.get(4)), Instant.parse(at)));
    }

    private static String millis(Duration length) {
        return BigDecimal.valueOf(length.toNanos(), 6).toPlainString();
    }

    private static Duration duration(String millis) {
        return Duration.ofNanos(new BigDecimal(millis).movePointRight(6).longValueExact());
    }
}
