package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.ServedBy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who answered callers, by the name that the balancer gave with its answers to the health probe.
 *
 * @param probe through the balancer
 * @param lost when the replica was killed
 * @param returning when it was begun to bring it back
 */
public record RotationSeen(ProbesSeen probes, String probe, Instant lost, Instant returning) {

    /**
     * Whether as many replicas answer callers as did in the steady state. A replica may come back under another name.
     *
     * @param expected how many replicas there are
     */
    public Check answeringAgain(Evidence evidence, int expected) {
        List<ProbeSample> samples = probes.samples(evidence).getOrDefault(probe, List.of());
        Set<String> before =
                names(samples.stream().filter(sample -> sample.answeredAt().isBefore(lost)));
        Set<String> after =
                names(samples.stream().filter(sample -> !sample.sentAt().isBefore(returning)));
        if (before.size() < expected) {
            return Check.unknown(
                    "callers answered by every replica",
                    "the balancer named " + before.size() + " of " + expected + " in the steady state");
        }
        return Check.of("callers answered by every replica", after.size() >= before.size(), String.join(", ", after));
    }

    /** How many answers each replica gave to the probe before the loss. */
    Map<String, Integer> shares(Evidence evidence) {
        Map<String, Integer> shares = new TreeMap<>();
        probes.samples(evidence).getOrDefault(probe, List.of()).stream()
                .filter(sample -> sample.answeredAt().isBefore(lost))
                .flatMap(sample -> ServedBy.in(sample).stream())
                .forEach(name -> shares.merge(name, 1, Integer::sum));
        return shares;
    }

    private static Set<String> names(Stream<ProbeSample> samples) {
        Set<String> names = new TreeSet<>();
        samples.forEach(sample -> ServedBy.in(sample).ifPresent(names::add));
        return names;
    }
}
