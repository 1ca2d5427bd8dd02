package dev.aionis.drill.ledger;

import java.time.Instant;

/** Instants as ISO text with nine decimals, where many of one second follow each other. */
final class InstantText {

    private long second = Long.MIN_VALUE;
    private String prefix = "";

    void append(Instant instant, StringBuilder line) {
        if (instant.getEpochSecond() != second) {
            second = instant.getEpochSecond();
            String whole = Instant.ofEpochSecond(second).toString();
            prefix = whole.substring(0, whole.length() - 1);
        }
        line.append(prefix).append('.');
        for (int digit = 100_000_000, rest = instant.getNano(); digit > 0; rest %= digit, digit /= 10) {
            line.append((char) ('0' + rest / digit));
        }
        line.append('Z');
    }
}
