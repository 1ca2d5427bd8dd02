package dev.aionis.drill.criteria;

import java.time.Duration;
import java.util.Optional;

/**
 * Abort condition: how far the slowest standby is behind.
 *
 * @param limit that its replay lag may reach
 */
public record ReplicationLagLimit(Duration limit) {

    /**
     * What is beyond the limit, in words; empty if nothing is.
     *
     * @param longest replay lag of the slowest standby
     */
    public Optional<String> breach(Duration longest, int standbys) {
        return longest.compareTo(limit) > 0
                ? Optional.of("replication lag " + seen(longest, standbys) + ", limit " + Figures.seconds(limit))
                : Optional.empty();
    }

    /** {@code 72.4 s of the slowest of 2 standbys}. */
    public static String seen(Duration longest, int standbys) {
        return Figures.seconds(longest) + " of the slowest of " + Figures.counted(standbys, "standby");
    }
}
