package dev.aionis.drill.criteria;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The pass criteria of scenario C, worker recovery and replay. */
public final class WorkerCriteria {

    /** What a complete judgement of the scenario holds. */
    public static final List<PassCriterion> EXPECTED = List.of(
            PassCriterion.BACKLOG_GREW,
            PassCriterion.BACKLOG_DRAINED,
            PassCriterion.DRAIN_TIME,
            PassCriterion.NO_DEAD_LETTERS,
            PassCriterion.DERIVED_STATE,
            PassCriterion.EFFECTS_ONCE,
            PassCriterion.NO_LOST_WRITES,
            PassCriterion.GATES);

    private static final int BASELINE_SAMPLES = 10;

    private WorkerCriteria() {}

    /** @param factor that the peak must reach, as a multiple of the baseline's median */
    public static Criterion backlogGrew(BacklogCurve curve, double factor) {
        var yardstick = new Yardstick(
                PassCriterion.BACKLOG_GREW,
                Objective.atLeast(factor, "× baseline"),
                "the worker may not have been stopped, or too little was written: see worker.log and the load");
        Optional<String> flaw = flaw(curve);
        if (flaw.isPresent()) {
            return yardstick.unproven(flaw.get());
        }
        Optional<String> others = new Interlopers(curve).said();
        BacklogPeak peak = curve.peak().orElseThrow();
        var measured = new Measure(peak.factor(), "× baseline", 0);
        String saw = "backlog peaked at %s, %s × the baseline of %s, oldest %s"
                .formatted(
                        Figures.counted(peak.rows(), "row"),
                        Figures.decimal(peak.factor()),
                        Figures.decimal(curve.steady().median()),
                        Figures.seconds(peak.oldestAge()));
        String wrong = (curve.grew()
                        ? ""
                        : ", within its steady range up to " + curve.steady().high())
                + others.map(work -> ", " + work).orElse("");
        return wrong.isEmpty() ? yardstick.judge(measured, saw) : yardstick.missed(measured, saw + wrong);
    }

    /** The backlog came back to its steady range and stayed there until the end of the samples. */
    public static Criterion backlogDrained(BacklogCurve curve) {
        return backlogDrained(curve, Optional.empty());
    }

    /** @param waiting at the head of an outbox that did not drain */
    public static Criterion backlogDrained(BacklogCurve curve, Optional<WaitingEvent> waiting) {
        var yardstick = new Yardstick(
                PassCriterion.BACKLOG_DRAINED,
                Objective.atMost(curve.steady().high(), "rows"),
                "see worker.log, and the claims and attempts of the oldest pending rows");
        Optional<String> flaw = flaw(curve).or(() -> neverGrew(curve)).or(() -> new BacklogAges(curve).doubt());
        if (flaw.isPresent()) {
            return yardstick.unproven(flaw.get());
        }
        String relapse =
                curve.relapsedAt().map(at -> ", after a relapse at " + at).orElse("");
        if (curve.drainedAt().isPresent()) {
            long highest = highestAfter(curve, curve.drainedAt().get().latest());
            return yardstick.judge(
                    highest, "backlog at most " + Figures.counted(highest, "row") + " since it drained" + relapse);
        }
        BacklogSample last = curve.samples().get(curve.samples().size() - 1);
        String saw = "backlog at %s in the last sample, the oldest %s old, %s in steady state%s%s"
                .formatted(
                        Figures.counted(last.pending(), "row"),
                        Figures.seconds(last.oldestAge()),
                        Figures.seconds(curve.steady().oldest()),
                        relapse.isEmpty() ? new BacklogAges(curve).tooShort() : relapse,
                        waiting.map(head -> "; " + head.said()).orElse(""));
        return !curve.steady().holds(last)
                ? yardstick.missed(Measure.count(last.pending(), "rows"), saw)
                : yardstick.unproven(saw + ", not watched closely enough for " + Figures.seconds(curve.sustained())
                        + " to show that it stays there");
    }

    /**
     * @param objective from the restart of the worker until the backlog was back in its range to stay
     * @param claimTimeout after which a dead worker's claims expire, for the prediction
     */
    public static Criterion drainTime(BacklogCurve curve, Duration objective, Duration claimTimeout) {
        var yardstick = new Yardstick(
                PassCriterion.DRAIN_TIME,
                Objective.atMost(objective),
                "compare service and arrival rate; a shelf of claimed rows waits for the claim timeout");
        Optional<String> flaw = flaw(curve).or(() -> neverGrew(curve)).or(() -> new BacklogAges(curve).doubt());
        if (flaw.isPresent()) {
            return yardstick.unproven(flaw.get());
        }
        Elapsed drain = curve.drain()
                .map(Elapsed::took)
                .orElseGet(() -> Elapsed.notWithin(Duration.between(curve.restarted(), lastOutside(curve))));
        return yardstick.judge(
                drain,
                "backlog of " + Figures.counted(curve.pendingAtRestart(), "row") + " drained",
                prediction(curve, claimTimeout));
    }

    public static Criterion noDeadLetters(DeadLetters dead) {
        String standing = dead.before() == 0 ? "" : ", " + dead.before() + " stood there before";
        String reasons = dead.reasons().isEmpty() ? "" : " " + new TreeMap<>(dead.reasons());
        return new Yardstick(
                        PassCriterion.NO_DEAD_LETTERS,
                        Objective.atMost(0, "rows"),
                        "mend the reason, then npm run -s job:outbox-replay -- --all-failed")
                .judge(dead.added(), Figures.counted(dead.added(), "new dead letter") + reasons + standing);
    }

    public static Criterion derivedState(DerivedCounts derived) {
        var yardstick = new Yardstick(
                PassCriterion.DERIVED_STATE,
                Objective.atMost(0, "rows"),
                "see embedding_last_error of the nodes and last_error of their outbox rows");
        if (derived.acknowledged() == 0) {
            return yardstick.unproven("no acknowledged write was looked at");
        }
        return yardstick.judge(
                derived.acknowledged() - derived.complete(),
                "%d of %d acknowledged writes complete, %d without node, %d embeddings pending, %d failed, %d with unpublished events"
                        .formatted(
                                derived.complete(),
                                derived.acknowledged(),
                                derived.missingNode(),
                                derived.pendingEmbedding(),
                                derived.failedEmbedding(),
                                derived.unpublishedEvents()));
    }

    public static Criterion effectsOnce(EffectCounts effects) {
        var yardstick = new Yardstick(
                PassCriterion.EFFECTS_ONCE,
                Objective.atMost(0, "rows"),
                "group memory_outbox by job_key; see worker.log for a row that was worked on twice");
        if (effects.writes() == 0) {
            return yardstick.unproven("no event of an acknowledged write was looked at");
        }
        return yardstick.judge(
                effects.withoutEffect() + effects.repeated() + effects.duplicates(),
                "events of %d writes, %d writes without effect, %d duplicates of a job key"
                                .formatted(effects.writes(), effects.withoutEffect(), effects.duplicates())
                        + besides(effects.repeated(), "writes with an event that was published more than once")
                        + besides(effects.gone(), "writes whose events are gone from the outbox"));
    }

    private static String besides(long writes, String what) {
        return writes == 0 ? "" : ", " + writes + " " + what;
    }

    public static Criterion noLostWrites(AuditCounts audit) {
        return LedgerCriteria.noLostWrites(audit);
    }

    /** @param expected how many gates there must be */
    public static Criterion gates(List<Check> gates, int expected) {
        return new Checks(PassCriterion.GATES, "gates", "see the output of the gate, attached").judge(gates, expected);
    }

    private static String prediction(BacklogCurve curve, Duration claimTimeout) {
        return curve.rates()
                .flatMap(rates -> curve.predictedDrain(claimTimeout)
                        .map(predicted -> "predicted %s from %s rows/s served and %s arriving"
                                .formatted(
                                        Figures.seconds(predicted),
                                        Figures.decimal(rates.served()),
                                        Figures.decimal(rates.arrivals()))))
                .orElse("too quick or too slow to predict");
    }

    private static Optional<String> flaw(BacklogCurve curve) {
        if (curve.steady().samples() < BASELINE_SAMPLES) {
            return Optional.of("baseline has " + Figures.counted(curve.steady().samples(), "backlog sample")
                    + ", at least " + BASELINE_SAMPLES + " needed");
        }
        return curve.peak().isEmpty()
                ? Optional.of("backlog was not sampled after the worker stopped")
                : Optional.empty();
    }

    private static Optional<String> neverGrew(BacklogCurve curve) {
        return curve.grew() ? Optional.empty() : Optional.of("backlog never left its steady range, nothing to drain");
    }

    private static long highestAfter(BacklogCurve curve, Instant from) {
        return curve.samples().stream()
                .filter(sample -> !sample.at().isBefore(from))
                .mapToLong(BacklogSample::pending)
                .max()
                .orElseThrow();
    }

    private static Instant lastOutside(BacklogCurve curve) {
        return curve.samples().stream()
                .filter(sample -> sample.at().isAfter(curve.restarted()))
                .filter(sample -> !curve.steady().holds(sample))
                .map(BacklogSample::at)
                .reduce(curve.restarted(), (earlier, later) -> later);
    }
}
