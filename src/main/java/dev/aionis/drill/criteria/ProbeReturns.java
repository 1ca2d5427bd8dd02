package dev.aionis.drill.criteria;

import dev.aionis.drill.model.ProbeSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Return to the envelope of what probes ask for: each of them by itself, and so each of the tenants and of the requests
 * that the load does not send.
 */
public final class ProbeReturns {

    /** A window of a few is a window; one that holds twice as many in the steady state surely has them. */
    private static final int FEW = 3;

    private ProbeReturns() {}

    /**
     * One for each probe that asks often enough to fill such windows in the steady state.
     *
     * @param samples by probe, in the order in which they were sent
     * @param steadyUntil those sent until then are what is normal
     * @param from as in {@link ReturnToEnvelope#find}
     */
    public static List<EnvelopeReturn> find(
            Map<String, List<ProbeSample>> samples,
            Instant steadyUntil,
            EnvelopeTolerance tolerance,
            Instant from,
            Duration sustained) {
        return samples.keySet().stream()
                .sorted()
                .flatMap(probe -> {
                    List<ProbeSample> normal = samples.get(probe).stream()
                            .filter(sample -> !sample.sentAt().isAfter(steadyUntil))
                            .toList();
                    return fills(normal, sustained)
                            ? Stream.of(of(probe, samples.get(probe), normal, tolerance, from, sustained))
                            : Stream.empty();
                })
                .toList();
    }

    private static boolean fills(List<ProbeSample> normal, Duration sustained) {
        if (normal.size() < 2) {
            return false;
        }
        Duration watched = Duration.between(
                normal.get(0).sentAt(), normal.get(normal.size() - 1).sentAt());
        return (normal.size() - 1) * sustained.toNanos() >= 2L * FEW * watched.toNanos();
    }

    private static EnvelopeReturn of(
            String probe,
            List<ProbeSample> samples,
            List<ProbeSample> normal,
            EnvelopeTolerance tolerance,
            Instant from,
            Duration sustained) {
        long bad = normal.stream().filter(sample -> !sample.good()).count();
        double rate = (double) bad / normal.size();
        List<SustainedShare.Mark> marks = samples.stream()
                .filter(sample -> !sample.sentAt().isBefore(from))
                .map(sample -> new SustainedShare.Mark(sample.sentAt(), !sample.good()))
                .toList();
        var window = new SustainedShare.Window(
                sustained, Math.min(FEW, tolerance.minimumSamples()), longer(sustained, tolerance.longestGap()));
        return new SustainedShare(marks, Math.min(1, rate + tolerance.errorRate()), window)
                .findFrom(from, "error rate of probe '" + probe + "'");
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
