package dev.aionis.drill.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of a drill went.
 *
 * @param wall all of it
 * @param windows observation windows, as long as the configuration has them
 * @param system the system under drill at work, its levers, gates and alerts included, while the steps waited
 */
record TimeSpent(Duration wall, Duration windows, Duration system) {

    TimeSpent {
        if (windows.isNegative() || system.isNegative()) {
            throw new IllegalArgumentException("windows of " + windows + ", system's work of " + system);
        }
        if (windows.plus(system).compareTo(wall) > 0) {
            throw new IllegalArgumentException("windows of " + windows + " and the system's work of " + system
                    + " are longer than the whole, " + wall);
        }
    }

    /** What is neither: the drill's own, whatever it did. */
    Duration own() {
        return wall.minus(windows).minus(system);
    }

    /** The drill's own share of the whole, 0 to 1. */
    double ownShare() {
        return wall.isZero() ? 0 : (double) own().toNanos() / wall.toNanos();
    }

    /** For the console. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "drill took %.1f s: %.1f s observation windows (configured), %.1f s the system's own work"
                        + " (start, restore, rollback, drain, gates, alerts, end), %.1f s the drill's own (%.1f %%)",
                seconds(wall),
                seconds(windows),
                seconds(system),
                seconds(own()),
                100 * ownShare());
    }

    /** For the record. */
    Map<String, Object> notes() {
        var notes = new LinkedHashMap<String, Object>();
        notes.put("took", wall);
        notes.put("observationWindows", windows);
        notes.put("systemAtWork", system);
        notes.put("drillItself", own());
        return notes;
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
