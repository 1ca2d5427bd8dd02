package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.ReplicaAbsence;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.Outages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a replica was lost.
 *
 * @param replica its name
 * @param begun when the lever was asked to kill it
 * @param made when the lever had
 * @param probe of the replica by itself
 * @param probes as they stood when it was brought back
 */
public record LossSeen(String replica, Instant begun, Instant made, String probe, ProbesSeen probes) {

    /** While the lever was at it; where the replica's own probe saw it go, no less exactly than that. */
    public BoundedInstant moment(Evidence evidence) {
        Outages outages = Outages.of(own(evidence));
        return outages.open()
                .filter(start ->
                        start.earliest().isBefore(made) && start.latest().isAfter(begun))
                .map(start -> new BoundedInstant(later(begun, start.earliest()), earlier(made, start.latest())))
                .filter(bounds -> !bounds.earliest().isAfter(bounds.latest()))
                .orElse(new BoundedInstant(begun, made));
    }

    /** What the replica answered from then on; empty where it is not probed under its name. */
    Optional<ReplicaAbsence.Answers> answers(Evidence evidence) {
        if (!probes.counts().containsKey(probe)) {
            return Optional.empty();
        }
        List<ProbeSample> since = own(evidence).stream()
                .filter(sample -> !sample.sentAt().isBefore(made))
                .toList();
        long good = since.stream().filter(ProbeSample::good).count();
        return Optional.of(new ReplicaAbsence.Answers(since.size(), good, good < since.size()));
    }

    private List<ProbeSample> own(Evidence evidence) {
        return probes.samples(evidence).getOrDefault(probe, List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
