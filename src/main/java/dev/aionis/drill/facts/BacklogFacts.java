package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of a worker's absence are made of. */
public final class BacklogFacts {

    private BacklogFacts() {}

    /** What the absence did. */
    public record Peak(CurveSeen curve, Duration claimTimeout) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return byKey(new BacklogFigures(curve.curve(evidence), claimTimeout).peak());
        }
    }

    /** Baseline, and how the backlog drained. */
    public record Drain(CurveSeen curve, Duration claimTimeout) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return byKey(new BacklogFigures(curve.curve(evidence), claimTimeout).drain());
        }
    }

    public record LongestGap(Premises.WatchSeen watch) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(
                    MeasuredKey.BACKLOG_LONGEST_GAP.key(),
                    watch.coverage(evidence).longestGap());
        }
    }

    public record Pause(Instant stopped, Instant restarted) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(MeasuredKey.WORKER_PAUSE.key(), Duration.between(stopped, restarted));
        }
    }

    public record Outbox(DerivedSeen derived) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            DerivedState state = derived.state(evidence);
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.ATTEMPTS.key(), state.attempts());
            figures.put(MeasuredKey.DUPLICATES.key(), state.duplicateJobKeys());
            figures.put(MeasuredKey.DERIVED_STATE.key(), state.nodesByEmbedding());
            return figures;
        }
    }

    private static Map<String, Object> byKey(Map<MeasuredKey, Object> figures) {
        var byKey = new LinkedHashMap<String, Object>();
        figures.forEach((key, value) -> byKey.put(key.key(), value));
        return byKey;
    }
}
