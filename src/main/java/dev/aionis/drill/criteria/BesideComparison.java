package dev.aionis.drill.criteria;

import dev.aionis.drill.criteria.CanaryVerdict.Decision;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What got worse with a candidate that its comparison with the baseline cannot show: requests that are not part of it,
 * as another tenant's, and the baseline itself, beside which a bad canary looks well. A candidate that the comparison
 * found out needs no such look.
 */
public final class BesideComparison {

    private BesideComparison() {}

    /**
     * @param steady callers' requests before the candidate was there
     * @param baseline the comparison's requests to the known-good release beside it
     * @param probes by probe, of before and since
     * @param from when the candidate took requests
     * @param alpha chance of finding what is not there
     */
    public static Premise premise(
            CanaryVerdict verdict,
            List<RequestSample> steady,
            List<RequestSample> baseline,
            Map<String, List<ProbeSample>> probes,
            Instant from,
            double alpha) {
        if (verdict.decision() == Decision.REGRESSED) {
            return Premise.holds();
        }
        List<CountComparison> looks = new ArrayList<>();
        CanaryArms arms = CanaryArms.of(steady, baseline);
        looks.add(arms.count("error rate of the baseline", outcome -> outcome.failure()));
        probes.forEach((probe, samples) -> looks.add(sinceThen(probe, samples, from)));
        String worse = looks.stream()
                .filter(look -> look.pWithoutWorst() <= alpha / looks.size())
                .map(CountComparison::sentence)
                .sorted()
                .collect(Collectors.joining("; "));
        return worse.isEmpty()
                ? Premise.holds()
                : Premise.broken(
                        "since the candidate took requests, what the comparison cannot show got worse: " + worse);
    }

    private static CountComparison sinceThen(String probe, List<ProbeSample> samples, Instant from) {
        Map<Boolean, List<ProbeSample>> since = samples.stream()
                .collect(Collectors.partitioningBy(sample -> !sample.sentAt().isBefore(from)));
        return CountComparison.of(
                "error rate of probe '" + probe + "'",
                bad(since.get(false)),
                since.get(false).size(),
                bad(since.get(true)),
                since.get(true).size());
    }

    private static long bad(List<ProbeSample> samples) {
        return samples.stream().filter(sample -> !sample.good()).count();
    }
}
