package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Finds the moment from which the share of bad requests keeps within what is allowed.
 *
 * <p>Entering is strict: the moment is a good request after which the share, counted up from there, at no point of
 * the window goes above {@code allowed}. Leaving takes proof: a later window voids the return when a service just
 * within what is allowed would show so many bad requests with a probability of at most {@value #CHANCE}. Without that
 * some window of a long watch always strays by chance.
 */
final class SustainedShare {

    private static final double CHANCE = 0.01;

    /** One request: when the schedule wanted it sent, and whether it counts against the share. */
    record Mark(Instant at, boolean bad) {}

    /** What a window must hold to be judged. */
    record Window(Duration length, int minimumSamples, Duration longestGap) {}

    /** What a window says of the moment at which it starts. */
    private enum Says {
        NOTHING,
        HOLDS,
        STRAYS,
        PROVEN_OUTSIDE
    }

    private final List<Mark> marks;
    private final double allowed;
    private final Window window;
    private final int[] badBefore;
    private final int[] gapsBefore;
    private final Map<Integer, Integer> provenOutsideFrom = new HashMap<>();

    /** @param marks in order of time */
    SustainedShare(List<Mark> marks, double allowed, Window window) {
        this.marks = marks;
        this.allowed = allowed;
        this.window = window;
        this.badBefore = runningCount(i -> marks.get(i).bad());
        this.gapsBefore = runningCount(i ->
                i > 0 && between(marks.get(i - 1), marks.get(i)).compareTo(window.longestGap()) > 0);
    }

    /** @param what names the share in the sentence, e.g. {@code error rate of writes} */
    EnvelopeReturn findFrom(Instant from, String what) {
        int entry = -1;
        int outside = -1;
        Optional<EnvelopeReturn.Relapse> relapse = Optional.empty();
        int fullest = 0;
        for (int first = 0, end = 0; first < marks.size(); first++) {
            end = endOfWindow(first, end);
            fullest = Math.max(fullest, end - first);
            Says says = judge(first, end);
            if (says == Says.PROVEN_OUTSIDE || (says == Says.STRAYS && entry < 0)) {
                if (entry >= 0) {
                    relapse = Optional.of(new EnvelopeReturn.Relapse(
                            marks.get(entry).at(), marks.get(firstBad(first)).at(), window.length()));
                }
                entry = -1;
                outside = first;
            } else if (says == Says.HOLDS && entry < 0) {
                entry = first;
            }
        }
        if (entry >= 0) {
            return EnvelopeReturn.returned(momentOf(entry, from), what + " at most " + limit() + " from then on")
                    .after(relapse);
        }
        return outside >= 0
                ? EnvelopeReturn.outside(
                                marks.get(outside).at(),
                                what + " last seen at " + Figures.percent(share(outside, endOfWindow(outside, outside)))
                                        + ", limit " + limit())
                        .after(relapse)
                : EnvelopeReturn.unjudged(
                        "%s: no window of %s with %d requests and no gap above %s, the fullest held %d"
                                .formatted(
                                        what,
                                        Figures.seconds(window.length()),
                                        window.minimumSamples(),
                                        Figures.seconds(window.longestGap()),
                                        fullest));
    }

    private Says judge(int first, int end) {
        if (end - first < window.minimumSamples()) {
            return Says.NOTHING;
        }
        if (share(first, end) > allowed && badBefore[end] - badBefore[first] >= provenOutsideFrom(end - first)) {
            return Says.PROVEN_OUTSIDE;
        }
        // a window that nothing closes was not watched to its end
        boolean watched = end < marks.size() && gapsBefore[end + 1] == gapsBefore[first + 1];
        if (!watched) {
            return Says.NOTHING;
        }
        return holdsThroughout(first, end) ? Says.HOLDS : Says.STRAYS;
    }

    private int provenOutsideFrom(int size) {
        return provenOutsideFrom.computeIfAbsent(
                size, n -> BinomialDistribution.of(n, allowed).inverseSurvivalProbability(CHANCE) + 1);
    }

    private boolean holdsThroughout(int first, int end) {
        for (int i = first; i < end; i++) {
            if (marks.get(i).bad() && share(first, i + 1) > allowed) {
                return false;
            }
        }
        return true;
    }

    /** Index after the last mark of the window that starts with {@code first}; all marks if nothing closes it. */
    private int endOfWindow(int first, int from) {
        int end = Math.max(first, from);
        while (end < marks.size() && between(marks.get(first), marks.get(end)).compareTo(window.length()) < 0) {
            end++;
        }
        return end;
    }

    private BoundedInstant momentOf(int entry, Instant from) {
        Instant latest = marks.get(entry).at();
        Instant before = entry == 0 ? from : marks.get(entry - 1).at();
        return new BoundedInstant(before, latest);
    }

    private int firstBad(int from) {
        int index = from;
        while (!marks.get(index).bad()) {
            index++;
        }
        return index;
    }

    private double share(int first, int end) {
        return (double) (badBefore[end] - badBefore[first]) / (end - first);
    }

    private String limit() {
        return Figures.percent(allowed);
    }

    /** At index i: how many of the marks before i satisfy {@code which}. */
    private int[] runningCount(IntPredicate which) {
        int[] before = new int[marks.size() + 1];
        for (int i = 0; i < marks.size(); i++) {
            before[i + 1] = before[i] + (which.test(i) ? 1 : 0);
        }
        return before;
    }

    private static Duration between(Mark earlier, Mark later) {
        return Duration.between(earlier.at(), later.at());
    }
}
