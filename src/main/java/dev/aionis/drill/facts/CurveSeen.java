package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.BacklogCurve;
import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The backlog through a worker's absence.
 *
 * @param takenAwayAt from when on the worker may have been gone: the samples before are the baseline
 * @param stopped when it was gone
 * @param restarted when it was started again; before that, when it was looked at
 * @param sustained how long the backlog must stay in its range to count as drained
 */
public record CurveSeen(
        BacklogSeen backlog, Instant takenAwayAt, Instant stopped, Instant restarted, Duration sustained) {

    public BacklogCurve curve(Evidence evidence) {
        List<BacklogSample> samples = backlog.samples(evidence);
        List<BacklogSample> baseline = samples.stream()
                .filter(sample -> sample.at().isBefore(takenAwayAt))
                .toList();
        return BacklogCurve.of(baseline, samples, stopped, restarted, sustained);
    }
}
