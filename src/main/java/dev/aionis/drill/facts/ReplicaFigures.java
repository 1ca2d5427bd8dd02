package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.LatencyQuantiles;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures of a replica's loss are made of. */
public final class ReplicaFigures {

    private ReplicaFigures() {}

    /**
     * What each replica answered by itself in the steady state.
     *
     * @param rotation who answered callers then, where the balancer says so
     */
    public record Steady(RotationSeen rotation) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            Map<String, Integer> shares = rotation.shares(evidence);
            List<Map<String, Object>> rows = new ArrayList<>();
            Map<String, List<ProbeSample>> samples = rotation.probes().samples(evidence);
            rotation.probes().replicas().forEach(probe -> rows.add(row(probe, samples.get(probe))));
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.REPLICA_STEADY.key(), rows);
            if (!shares.isEmpty()) {
                figures.put(MeasuredKey.REPLICA_SHARES.key(), shares);
            }
            return figures;
        }

        private Map<String, Object> row(String probe, List<ProbeSample> all) {
            List<ProbeSample> steady = all.stream()
                    .filter(sample -> sample.answeredAt().isBefore(rotation.lost()))
                    .toList();
            LatencyQuantiles latency = LatencyQuantiles.of(steady.stream()
                    .filter(ProbeSample::good)
                    .map(sample -> Duration.between(sample.sentAt(), sample.answeredAt()))
                    .toList());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("replica", probe.replaceFirst("^health ", ""));
            row.put("probes", steady.size());
            row.put("failed", steady.stream().filter(sample -> !sample.good()).count());
            row.put("p50Ms", milliseconds(latency.p50()));
            row.put("p95Ms", milliseconds(latency.p95()));
            return row;
        }

        private static double milliseconds(Duration latency) {
            return Math.round(latency.toNanos() / 1e3) / 1e3;
        }
    }

    /** When the replica was gone, and when callers no longer felt it. */
    public record Loss(LossSeen loss, RecoverySeen callers) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.REPLICA_KILLED.key(), loss.replica());
            figures.put(MeasuredKey.REPLICA_LOST_AT.key(), loss.moment(evidence).latest());
            callers.found(evidence)
                    .errorRate()
                    .at()
                    .ifPresent(at -> figures.put(MeasuredKey.REPLICA_TAKEN_OUT_AT.key(), at.latest()));
            return figures;
        }
    }

    /** Of a redundancy that was full again. */
    public record Redundancy(LossSeen loss, ReadySeen back) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            BoundedInstant full = back.moment(evidence);
            return Map.of(
                    MeasuredKey.REPLICA_FULL_AT.key(),
                    full.latest(),
                    MeasuredKey.REPLICA_REDUNDANCY_LOST.key(),
                    loss.moment(evidence).until(full));
        }
    }

    /** @param budget as it is judged */
    public record Recovery(RecoverySeen recovery, ReplicaFacts.ErrorBudget budget) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            ReturnToEnvelope found = recovery.found(evidence);
            var figures = new LinkedHashMap<String, Object>();
            found.errorRate()
                    .at()
                    .ifPresent(at -> figures.put(MeasuredKey.REPLICA_ERROR_RATE_RECOVERED_AT.key(), at.latest()));
            found.latency()
                    .at()
                    .ifPresent(at -> figures.put(MeasuredKey.REPLICA_LATENCY_RECOVERED_AT.key(), at.latest()));
            Map<String, Long> outcomes = new LinkedHashMap<>();
            budget.concerned(evidence)
                    .forEach(sample -> outcomes.merge(sample.outcome().label(), 1L, Long::sum));
            figures.put(MeasuredKey.REPLICA_OUTCOMES.key(), outcomes);
            return figures;
        }
    }
}
