package dev.aionis.drill.record.history;

import dev.aionis.drill.record.FilingNotes.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How long ago each scenario last passed, and whether that still counts. */
public final class PassAges {

    private static final double HOURS_OF_A_DAY = 24;

    private final List<HistoryLine> lines;
    private final Optional<Duration> expiry;

    /**
     * @param lines the drills of an environment, the latest at the end
     * @param expiry how long a pass counts; for ever where it is empty
     */
    public PassAges(List<HistoryLine> lines, Optional<Duration> expiry) {
        this.lines = lines;
        this.expiry = expiry;
    }

    /** Of A, B, C and D. */
    public List<Freshness> at(Instant now) {
        return Stream.of("A", "B", "C", "D").map(scenario -> of(scenario, now)).toList();
    }

    private Freshness of(String scenario, Instant now) {
        Optional<HistoryLine> last = DrillHistory.lastPass(lines, scenario);
        if (last.isEmpty()) {
            return new Freshness(
                    scenario, "", null, null, expiry.isPresent(), scenario + " has never passed here" + demanded());
        }
        Instant passedAt = last.get().finishedAt();
        Instant expiresAt = expiry.map(passedAt::plus).orElse(null);
        boolean expired = expiresAt != null && expiresAt.isBefore(now);
        String id = last.get().drillId().value();
        return new Freshness(
                scenario,
                id,
                passedAt,
                expiresAt,
                expired,
                scenario + " last passed " + days(Duration.between(passedAt, now)) + " ago, in " + id
                        + (expired ? ": expired" + demanded() : ""));
    }

    private String demanded() {
        return expiry.map(length -> ", record.freshness is " + days(length)).orElse("");
    }

    static String days(Duration length) {
        double days = length.toHours() / HOURS_OF_A_DAY;
        String figure = String.format(Locale.ROOT, "%.1f", days).replaceFirst("\\.0$", "");
        return figure.equals("1") ? "1 day" : figure + " days";
    }
}
