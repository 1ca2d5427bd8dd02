package dev.aionis.drill.facts;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Instant;
import java.util.Comparator;

/**
 * When a deployment was fully ready after a rollback.
 *
 * @param startedAt when the rollback was triggered
 * @param verifiedAt when the lever saw every replica on its release and taken in, or was given up
 * @param probes as they stood then
 */
public record ReadySeen(Instant startedAt, Instant verifiedAt, ProbesSeen probes) {

    /** Not before the last replica that was down answered again, and not after the lever saw it. */
    public BoundedInstant moment(Evidence evidence) {
        Instant answered = probes.replicaOutages(evidence).stream()
                .map(outage -> outage.end().earliest())
                .filter(startedAt::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(startedAt);
        return new BoundedInstant(answered.isBefore(verifiedAt) ? answered : verifiedAt, verifiedAt);
    }

    /** From its trigger until fully ready. */
    public Span rollback(Evidence evidence) {
        return BoundedInstant.exactly(startedAt).until(moment(evidence));
    }
}
