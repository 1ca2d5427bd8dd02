package dev.aionis.drill.facts;

import java.util.ArrayList;
import java.util.List;

/** The first so many looks at clocks: as many as there were when something was derived from them. */
public record ClocksSeen(String path, int looks) {

    /** The one whose clock the drill holds against its own. */
    public static final String DATABASE = "database";

    public ClockReadings readings(Evidence evidence) {
        List<ClockReadings.Entry> entries = new ArrayList<>();
        evidence.samples(ClockTable.CLOCKS, path, entry -> {
            if (entries.size() < looks) {
                entries.add(entry);
            }
        });
        Counted.require(path, entries.size(), looks, "looks at clocks");
        return new ClockReadings(entries);
    }
}
