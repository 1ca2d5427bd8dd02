package dev.aionis.drill.observe;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads outages from the samples of one probe. A good probe proves one good moment between its sending and its answer,
 * a bad one one bad moment; so a change lies between the sending of the last before it and the answer of the first
 * after it. Ticks that were missed widen the bounds by themselves.
 *
 * @param closed outages that ended, in order
 * @param open start of the outage that had not ended with the last sample
 */
public record Outages(List<Outage> closed, Optional<BoundedInstant> open) {

    public Outages {
        closed = List.copyOf(closed);
    }

    /** @param samples of one probe, in the order they were sent */
    public static Outages of(List<ProbeSample> samples) {
        List<Outage> closed = new ArrayList<>();
        BoundedInstant start = null;
        boolean startSeen = false;
        ProbeSample before = null;
        for (ProbeSample sample : samples) {
            boolean wasDown = start != null;
            if (!sample.good() && !wasDown) {
                startSeen = before != null;
                start = change(before, sample);
            } else if (sample.good() && wasDown) {
                closed.add(new Outage(start, change(before, sample), startSeen));
                start = null;
            }
            before = sample;
        }
        return new Outages(closed, Optional.ofNullable(start));
    }

    private static BoundedInstant change(ProbeSample before, ProbeSample after) {
        return new BoundedInstant(before == null ? after.sentAt() : before.sentAt(), after.answeredAt());
    }
}
