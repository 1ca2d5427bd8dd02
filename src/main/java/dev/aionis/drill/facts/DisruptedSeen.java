package dev.aionis.drill.facts;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a disruption began.
 *
 * @param begun when the lever was asked for it
 * @param made when the lever had made it
 * @param probes as they stood then, where the disruption began only when a replica that was down for it answered again
 */
public record DisruptedSeen(Instant begun, Instant made, Optional<ProbesSeen> probes) {

    public BoundedInstant moment(Evidence evidence) {
        Instant answered = probes.flatMap(seen -> seen.replicaOutages(evidence).stream()
                        .map(outage -> outage.end().earliest())
                        .filter(end -> begun.isBefore(end) && made.isAfter(end))
                        .min(Comparator.naturalOrder()))
                .orElse(begun);
        return new BoundedInstant(answered, made);
    }
}
