package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Finds the moment from which the share of bad requests keeps within what is allowed.
 *
 * <p>Entering is strict: the moment is a good request after which the share, counted up from there, at no point of
 * the window goes above {@code allowed}. Leaving takes proof: a later window voids the return when so many bad
 * requests would come with probability of at most {@value #CHANCE} from a service that is just within what is allowed.
 * Without that, in a long watch some window always strays by chance.
 */
final class SustainedShare {

    private static final double CHANCE = 0.01;

    /** One request: when the schedule wanted it sent, and whether it counts against the share. */
    record Mark(Instant at, boolean bad) {}

    /** What a window must hold to be judged. */
    record Window(Duration length, int minimumSamples, Duration longestGap) {}

    private final List<Mark> marks;
    private final double allowed;
    private final Window window;
    private final int[] badBefore;
    private final Map<Integer, Integer> provenOutsideFrom = new HashMap<>();

    /** @param marks in order of time */
    SustainedShare(List<Mark> marks, double allowed, Window window) {
        this.marks = marks;
        this.allowed = allowed;
        this.window = window;
        this.badBefore = new int[marks.size() + 1];
        for (int i = 0; i < marks.size(); i++) {
            badBefore[i + 1] = badBefore[i] + (marks.get(i).bad() ? 1 : 0);
        }
    }

    /** @param what names the share in the sentence, e.g. {@code error rate of writes} */
    EnvelopeReturn findFrom(Instant from, String what) {
        int judged = 0;
        int most = 0;
        int entry = -1;
        int outside = -1;
        for (int first = 0, end = 0; first < marks.size(); first++) {
            end = endOfWindow(first, end);
            if (end == marks.size()) {
                break;
            }
            most = Math.max(most, end - first);
            if (end - first < window.minimumSamples()) {
                continue;
            }
            if (provenOutside(first, end)) {
                entry = -1;
                outside = first;
                judged++;
            } else if (!gapWithin(first, end)) {
                judged++;
                if (entry < 0 && holdsThroughout(first, end)) {
                    entry = first;
                } else if (entry < 0) {
                    outside = first;
                }
            }
        }
        if (entry >= 0) {
            Instant earliest = entry == 0 ? from : marks.get(entry - 1).at();
            Instant latest = marks.get(entry).at();
            return new EnvelopeReturn(
                    Optional.of(new BoundedInstant(earliest.isAfter(latest) ? latest : earliest, latest)),
                    true,
                    Optional.empty(),
                    what + " back to at most " + Figures.percent(allowed) + " and held");
        }
        if (judged == 0) {
            return EnvelopeReturn.unjudged(what + " could not be judged: no window of "
                    + Figures.seconds(window.length()) + " was closed with " + window.minimumSamples()
                    + " requests and no gap above " + Figures.seconds(window.longestGap()) + ", the fullest held "
                    + most);
        }
        int last = Math.max(outside, 0);
        int end = endOfWindow(last, last);
        return new EnvelopeReturn(
                Optional.empty(),
                true,
                Optional.of(marks.get(last).at()),
                what + " did not come back to at most " + Figures.percent(allowed) + " to stay, last seen outside at "
                        + Figures.percent(share(last, end)));
    }

    /** Index after the last mark of the window that starts with {@code first}; all marks if nothing closes it. */
    private int endOfWindow(int first, int from) {
        Instant until = marks.get(first).at().plus(window.length());
        int end = Math.max(first, from);
        while (end < marks.size() && marks.get(end).at().isBefore(until)) {
            end++;
        }
        return end;
    }

    private boolean provenOutside(int first, int end) {
        int size = end - first;
        int tooMany = provenOutsideFrom.computeIfAbsent(
                size, n -> BinomialDistribution.of(n, allowed).inverseSurvivalProbability(CHANCE) + 1);
        return badBefore[end] - badBefore[first] >= tooMany;
    }

    private boolean holdsThroughout(int first, int end) {
        for (int i = first; i < end; i++) {
            if (marks.get(i).bad() && share(first, i + 1) > allowed) {
                return false;
            }
        }
        return true;
    }

    private double share(int first, int end) {
        return end == first ? 0 : (double) (badBefore[end] - badBefore[first]) / (end - first);
    }

    /** A silence between two requests of the window, or between its last and the one that closes it. */
    private boolean gapWithin(int first, int end) {
        for (int i = first + 1; i <= end; i++) {
            if (Duration.between(marks.get(i - 1).at(), marks.get(i).at()).compareTo(window.longestGap()) > 0) {
                return true;
            }
        }
        return false;
    }
}
