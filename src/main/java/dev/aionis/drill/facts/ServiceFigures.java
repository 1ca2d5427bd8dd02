package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the figures of a rollback are made of, and those of alerts. */
public final class ServiceFigures {

    private ServiceFigures() {}

    public record Canary(CanarySeen canary) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(
                    MeasuredKey.CANARY_COMPARISON.key(),
                    canary.verdict(evidence).why());
        }
    }

    /** From the candidate's deployment until its regression was found. */
    public record DetectionTime(Instant deployedAt, Instant detectedAt) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(
                    MeasuredKey.DETECTION.key(),
                    BoundedInstant.exactly(deployedAt).until(BoundedInstant.exactly(detectedAt)));
        }
    }

    /** Of a rollback that was completed. */
    public record RollbackTimes(ReadySeen ready) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            Instant readyAt = ready.moment(evidence).latest();
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.ROLLBACK_RESTORED_AT.key(), readyAt);
            figures.put(MeasuredKey.ROLLBACK_READY_AT.key(), readyAt);
            figures.put(MeasuredKey.ROLLBACK_DURATION.key(), ready.rollback(evidence));
            return figures;
        }
    }

    public record RecoveryTimes(RecoverySeen recovery) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            ReturnToEnvelope found = recovery.found(evidence);
            var figures = new LinkedHashMap<String, Object>();
            found.errorRate().at().ifPresent(at -> figures.put(MeasuredKey.ERROR_RATE_RECOVERED_AT.key(), at.latest()));
            found.latency().at().ifPresent(at -> figures.put(MeasuredKey.LATENCY_RECOVERED_AT.key(), at.latest()));
            return figures;
        }
    }

    /** Outages by probe. */
    public record Availability(ProbesSeen probes) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            var figures = new LinkedHashMap<String, Object>();
            probes.samples(evidence).forEach((name, samples) -> {
                var probe = new ProbeAvailability(name, samples);
                figures.put(probe.key(), probe.measurement());
            });
            return figures;
        }
    }

    /** @param undone when the undo of the disruption began; empty if it never did */
    public record Alerts(AlertsSeen alerts, Optional<Instant> undone) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(MeasuredKey.ALERT_DETECTION.key(), table(evidence).rows());
        }

        public AlertTable table(Evidence evidence) {
            return new AlertTable(alerts.tracks(evidence), alerts.disrupted().moment(evidence), undone);
        }
    }
}
