package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How closely the backlog was looked at through a disruption. What a backlog did in a gap between two samples nobody
 * knows: it may have grown or drained and grown again.
 *
 * @param samples how many there were after the beginning
 * @param longestGap the longest time without a sample; the last sample before the beginning and the end bound it too
 * @param gapFrom when that gap began
 */
public record BacklogCoverage(long samples, Duration longestGap, Instant gapFrom) {

    /**
     * @param samples in order; those after {@code to} are ignored
     * @param from when the disruption began
     * @param to when it was judged
     */
    public static BacklogCoverage of(List<BacklogSample> samples, Instant from, Instant to) {
        List<Instant> looks = samples.stream().map(BacklogSample::at).toList();
        Instant before = looks.stream()
                .filter(at -> !at.isAfter(from))
                .reduce((earlier, later) -> later)
                .orElse(from);
        List<Instant> after =
                looks.stream().filter(at -> at.isAfter(from) && !at.isAfter(to)).toList();
        Instant last = before;
        Instant gapFrom = before;
        Duration longest = Duration.ZERO;
        for (Instant look : Stream.concat(after.stream(), Stream.of(to)).toList()) {
            Duration gap = Duration.between(last, look);
            if (gap.compareTo(longest) > 0) {
                longest = gap;
                gapFrom = last;
            }
            last = look;
        }
        return new BacklogCoverage(after.size(), longest, gapFrom);
    }

    /**
     * Broken where nobody looked for longer than {@code limit}, and then neither what was met nor what was missed is to be
     * believed.
     *
     * @param sampler what the sampler says of its failures, e.g. its last error; empty if it had none
     */
    public Premise within(Duration limit, Optional<String> sampler) {
        if (samples > 0 && longestGap.compareTo(limit) <= 0) {
            return Premise.holds();
        }
        String seen = samples == 0
                ? "backlog not sampled at all since " + gapFrom
                : "backlog not sampled for " + Figures.seconds(longestGap) + " from " + gapFrom + ", at most "
                        + Figures.seconds(limit) + " allowed";
        return new Premise(Optional.of(seen + sampler.map(said -> ", " + said).orElse("")), true);
    }
}
