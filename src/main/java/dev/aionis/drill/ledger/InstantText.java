package dev.aionis.drill.ledger;

import java.io.IOException;
import java.time.Instant;

/** Instants as ISO text with nine decimals, where many of one second follow each other. */
final class InstantText {

    private long second = Long.MIN_VALUE;
    private String prefix = "";

    void put(Instant instant, TextBytes line) throws IOException {
        if (instant.getEpochSecond() != second) {
            second = instant.getEpochSecond();
            String whole = Instant.ofEpochSecond(second).toString();
            prefix = whole.substring(0, whole.length() - 1);
        }
        line.put(prefix).put('.').putDigits(instant.getNano(), 9).put('Z');
    }
}
