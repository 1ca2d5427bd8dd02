package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody worked on the outbox while its worker was away: its counter of published rows rose. A commit that was
 * under way when the worker went may still come through, of one event.
 */
record Interlopers(BacklogCurve curve) {

    /** Longer than any commit that was under way takes. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private static final long LAST_COMMIT = 1;

    /** In words; empty where nobody did. */
    Optional<String> said() {
        List<BacklogSample> away = curve.samples().stream()
                .filter(sample -> sample.at().isAfter(curve.stopped().plus(UNDER_WAY))
                        && sample.at().isBefore(curve.restarted()))
                .toList();
        if (away.isEmpty()) {
            return Optional.empty();
        }
        long published = away.get(away.size() - 1).published() - away.get(0).published();
        return published <= LAST_COMMIT
                ? Optional.empty()
                : Optional.of(Figures.counted(published, "event")
                        + " published while the worker was away: another worker is at work");
    }
}
