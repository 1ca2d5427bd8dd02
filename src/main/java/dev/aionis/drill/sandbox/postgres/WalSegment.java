package dev.aionis.drill.sandbox.postgres;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a WAL segment of {@value #MEGABYTES} MiB: three hexadecimal numbers of eight digits each.
 *
 * @param timeline the timeline it was written on
 * @param log the upper half of its position
 * @param segment its number within {@code log}, 0 to 4095
 */
record WalSegment(long timeline, long log, long segment) implements Comparable<WalSegment> {

    private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");
    /** The size of a segment, given to {@code initdb}. */
    static final int MEGABYTES = 1;

    /** A {@code log} is 4 GiB. */
    private static final long PER_LOG = 4096 / MEGABYTES;

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static WalSegment parse(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("WAL segment '" + name + "', expected 24 hexadecimal digits");
        }
        return new WalSegment(
                HexFormat.fromHexDigitsToLong(name, 0, 8),
                HexFormat.fromHexDigitsToLong(name, 8, 16),
                HexFormat.fromHexDigitsToLong(name, 16, 24));
    }

    WalSegment next() {
        return segment + 1 < PER_LOG
                ? new WalSegment(timeline, log, segment + 1)
                : new WalSegment(timeline, log + 1, 0);
    }

    String name() {
        return String.format(Locale.ROOT, "%08X%08X%08X", timeline, log, segment);
    }

    @Override
    public int compareTo(WalSegment other) {
        return Comparator.comparingLong(WalSegment::timeline)
                .thenComparingLong(WalSegment::log)
                .thenComparingLong(WalSegment::segment)
                .compare(this, other);
    }
}
