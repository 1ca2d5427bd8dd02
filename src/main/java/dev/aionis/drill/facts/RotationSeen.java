package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.ServedBy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who answered callers, by the name that the balancer gave with its answers to the health probe.
 *
 * @param probe through the balancer
 * @param lost when the replica was killed
 * @param returning when it was begun to bring it back
 */
public record RotationSeen(ProbesSeen probes, String probe, Instant lost, Instant returning) {

    private static final String ANSWERED = "callers answered by every replica";

    /** Answers for each of n replicas, of which a balancer that draws lots leaves one out in n·e⁻¹² of all cases. */
    private static final int ENOUGH_TURNS = 12;

    /**
     * Whether as many replicas have answered callers since it was begun to bring one back as did in the steady state. A
     * replica may come back under another name.
     *
     * @param expected how many replicas there are
     */
    public Check answeringAgain(Evidence evidence, int expected) {
        Set<String> since = names(since(returning, evidence));
        return answering(since, expected, evidence, Check.of(ANSWERED, false, String.join(", ", since)));
    }

    /**
     * Whether as many still do of late, after they were all seen: the one that came back may have been taken out again. If
     * fewer do, nobody knows, since probes may be met in step with how the balancer takes turns.
     *
     * @param expected how many replicas there are
     * @param whole when all were seen
     */
    Check stillAnswering(Evidence evidence, int expected, Instant whole) {
        Set<String> lately = names(later(since(whole, evidence), expected));
        String fewer = "lately, after all were back, by " + (lately.isEmpty() ? "none" : lately);
        return answering(lately, expected, evidence, Check.unknown(ANSWERED, fewer));
    }

    /** @param fewer what it is where not as many answered as in the steady state */
    private Check answering(Set<String> names, int expected, Evidence evidence, Check fewer) {
        int before = shares(evidence).size();
        if (before < expected) {
            return Check.unknown(ANSWERED, "the balancer named " + before + " of " + expected + " in the steady state");
        }
        return names.size() >= before ? Check.of(ANSWERED, true, String.join(", ", names)) : fewer;
    }

    /** How many answers each replica gave to the probe before the loss. */
    Map<String, Integer> shares(Evidence evidence) {
        return shares(samples(evidence, sample -> sample.answeredAt().isBefore(lost)));
    }

    private List<ProbeSample> since(Instant moment, Evidence evidence) {
        return samples(evidence, sample -> !sample.sentAt().isBefore(moment));
    }

    /** The later half, or all of them where that are too few to meet every replica. */
    private static List<ProbeSample> later(List<ProbeSample> samples, int replicas) {
        int half = samples.size() / 2;
        return half < replicas * ENOUGH_TURNS ? samples : samples.subList(half, samples.size());
    }

    private List<ProbeSample> samples(Evidence evidence, Predicate<ProbeSample> meant) {
        return probes.samples(evidence).getOrDefault(probe, List.of()).stream()
                .filter(meant)
                .toList();
    }

    private static Set<String> names(List<ProbeSample> samples) {
        return shares(samples).keySet();
    }

    private static Map<String, Integer> shares(List<ProbeSample> samples) {
        Map<String, Integer> answers = new TreeMap<>();
        samples.stream()
                .flatMap(sample -> ServedBy.in(sample).stream())
                .forEach(name -> answers.merge(name, 1, Integer::sum));
        return answers;
    }
}
