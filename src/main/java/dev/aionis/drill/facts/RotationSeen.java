package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.ServedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Whether as many replicas have answered callers since it was begun to bring one back as did in the steady state. A
     * replica may come back under another name.
     *
     * @param expected how many replicas there are
     */
    public Check answeringAgain(Evidence evidence, int expected) {
        return tooFewNamed(evidence, expected).orElseGet(() -> {
            Set<String> since = since(returning, evidence);
            return Check.of(ANSWERED, all(since, evidence), String.join(", ", since));
        });
    }

    /**
     * Whether as many still do in the second half of the time since they were all seen: the one that came back may have
     * been taken out again. If fewer do, nobody knows, since probes may be met in step with how the balancer takes turns.
     *
     * @param expected how many replicas there are
     * @param whole when all were seen
     */
    Check stillAnswering(Evidence evidence, int expected, Instant whole) {
        return tooFewNamed(evidence, expected).orElseGet(() -> {
            Set<String> lately = since(halfSince(whole, evidence), evidence);
            return all(lately, evidence)
                    ? Check.of(ANSWERED, true, String.join(", ", lately))
                    : Check.unknown(
                            ANSWERED,
                            "in the second half of the time since all were back, by "
                                    + (lately.isEmpty() ? "none" : lately));
        });
    }

    private Optional<Check> tooFewNamed(Evidence evidence, int expected) {
        int named = shares(evidence).size();
        return named >= expected
                ? Optional.empty()
                : Optional.of(Check.unknown(
                        ANSWERED, "the balancer named " + named + " of " + expected + " in the steady state"));
    }

    private boolean all(Set<String> names, Evidence evidence) {
        return names.size() >= shares(evidence).size();
    }

    /** How many answers each replica gave to the probe before the loss. */
    Map<String, Integer> shares(Evidence evidence) {
        return named(evidence, sample -> sample.answeredAt().isBefore(lost));
    }

    private Set<String> since(Instant moment, Evidence evidence) {
        return named(evidence, sample -> !sample.sentAt().isBefore(moment)).keySet();
    }

    /** In the middle between that moment and the last probe. */
    private Instant halfSince(Instant moment, Evidence evidence) {
        return samples(evidence).stream()
                .map(ProbeSample::sentAt)
                .filter(moment::isBefore)
                .max(Comparator.naturalOrder())
                .map(last -> moment.plus(Duration.between(moment, last).dividedBy(2)))
                .orElse(moment);
    }

    private List<ProbeSample> samples(Evidence evidence) {
        return probes.samples(evidence).getOrDefault(probe, List.of());
    }

    private Map<String, Integer> named(Evidence evidence, Predicate<ProbeSample> meant) {
        Map<String, Integer> answers = new TreeMap<>();
        samples(evidence).stream()
                .filter(meant)
                .flatMap(sample -> ServedBy.in(sample).stream())
                .forEach(name -> answers.merge(name, 1, Integer::sum));
        return answers;
    }
}
