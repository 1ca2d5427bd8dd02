package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.StateSnapshot;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.record.MeasuredKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of a restore are made of, and those of ledger and clocks. */
public final class Figures {

    private Figures() {}

    /** @param mode {@code timestamp} or {@code latest} */
    public record RestoreTarget(String mode, String state) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.RESTORE_TARGET_MODE.key(), mode);
            figures.put(
                    MeasuredKey.RESTORE_TARGET.key(),
                    evidence.json(state, StateSnapshot.class).takenAt());
            return figures;
        }
    }

    /** @param smoked whether all phases are told, up to the smoke */
    public record RestoreTimes(TimelineSeen timeline, boolean smoked) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            RestoreTimeline times = timeline.timeline(evidence);
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.RESTORE_DECLARED_AT.key(), times.declaredAt());
            if (!times.moments().byLever().isEmpty()) {
                figures.put(MeasuredKey.RESTORE_COMPLETED_AT.key(), times.completedAt());
                figures.put(MeasuredKey.RTO_FROM_TARGET.key(), times.rto());
            }
            if (smoked) {
                figures.put(MeasuredKey.RTO_PHASES.key(), times.table());
            }
            return figures;
        }
    }

    public record SmokeEndpoints(SmokeSeen smoke) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.SMOKE_PASSED.key(), smoke.endpoints(evidence, true));
            figures.put(MeasuredKey.SMOKE_FAILED.key(), smoke.endpoints(evidence, false));
            return figures;
        }
    }

    public record RestoredSystem(Isolation isolation) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(MeasuredKey.RESTORED_SYSTEM.key(), isolation.summary());
        }
    }

    public record CriticalRecords(RestoreFacts.RecordsSeen records) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            return Map.of(
                    MeasuredKey.CRITICAL_RECORDS.key(),
                    records.comparison(evidence).summary());
        }
    }

    /** @param ofRestore whether what was lost is told in time too */
    public record LedgerClasses(AuditSeen audit, boolean ofRestore) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            AuditReport report = audit.summary(evidence).report();
            var classes = new LinkedHashMap<String, Object>();
            report.counts().forEach((writeClass, count) -> classes.put(writeClass.label(), count));
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.LEDGER_CLASSES.key(), classes);
            figures.put(MeasuredKey.RPO_LOST_WRITES.key(), report.lost());
            if (ofRestore) {
                report.dataLoss().ifPresent(loss -> figures.put(MeasuredKey.RPO_DATA_LOSS.key(), loss));
            }
            return figures;
        }
    }

    public record ClockOffsets(ClocksSeen clocks) implements FigureFacts {

        @Override
        public Map<String, Object> derive(Evidence evidence) {
            ClockReadings readings = clocks.readings(evidence);
            var figures = new LinkedHashMap<String, Object>();
            figures.put(MeasuredKey.CLOCK_OFFSETS.key(), readings.table());
            figures.put(MeasuredKey.CLOCK_FINDINGS.key(), readings.findings(ClocksSeen.DATABASE));
            return figures;
        }
    }
}
