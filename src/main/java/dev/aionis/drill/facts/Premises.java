package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.BacklogCoverage;
import dev.aionis.drill.criteria.BesideComparison;
import dev.aionis.drill.criteria.Envelope;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.criteria.ReplicaAbsence;
import dev.aionis.drill.criteria.SteadyState;
import dev.aionis.drill.model.StopMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The premises that criteria of the scenarios rest on. */
public final class Premises {

    private Premises() {}

    /** The database's clock was read whenever it should have been, surely enough, and did not jump. */
    public record DatabaseClock(ClocksSeen clocks, Duration limit) implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return clocks.readings(evidence).premise(ClocksSeen.DATABASE, limit);
        }
    }

    /** The load was as it should be: enough of it, without gaps, on schedule. */
    public record LoadAsPlanned(LoadSeen load) implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return Premise.load(load.violations(evidence));
        }
    }

    /** The steady state before the disruption was one. */
    public record SoundSteadyState(RequestsSeen steady, long minimumSamples, double highestErrorRate)
            implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return SteadyState.premise(Envelope.from(steady.samples(evidence)), minimumSamples, highestErrorRate);
        }
    }

    /**
     * Nothing got worse with the candidate that its comparison with the baseline cannot show.
     *
     * @param steady the callers' requests before it was there
     * @param probes what was asked through the balancer besides, up to the end of the comparison
     * @param from when the candidate took requests
     * @param alpha chance of finding what is not there
     */
    public record NothingBesideComparison(
            CanarySeen canary, RequestsSeen steady, ProbesSeen probes, Instant from, double alpha)
            implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return BesideComparison.premise(
                    canary.verdict(evidence),
                    steady.samples(evidence),
                    canary.baseline().samples(evidence),
                    probes.ofCallers(evidence),
                    from,
                    alpha);
        }
    }

    /**
     * The backlog was looked at closely enough from the disruption on.
     *
     * @param troubles what the sampler said of its failures; empty if it had none
     */
    public record BacklogWatched(WatchSeen watch, Duration limit, Optional<String> troubles) implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return watch.coverage(evidence).within(limit, troubles);
        }
    }

    /** How closely the backlog was looked at in a stretch of time. */
    public record WatchSeen(BacklogSeen backlog, Instant from, Instant to) {

        BacklogCoverage coverage(Evidence evidence) {
            return BacklogCoverage.of(backlog.samples(evidence), from, to);
        }
    }

    /**
     * The replica was gone from the kill until it was brought back.
     *
     * @param seenGone whether the lever no longer saw it serve; empty where it can't see that
     */
    public record ReplicaGone(LossSeen loss, Optional<Boolean> seenGone) implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return ReplicaAbsence.premise(loss.replica(), loss.answers(evidence), seenGone);
        }
    }

    /** A worker killed between two batches leaves no claims behind, and then nothing of their timeout is shown. */
    public record ClaimsHeld(StopMode mode, long claims) implements PremiseFacts {

        @Override
        public Premise premise(Evidence evidence) {
            return mode == StopMode.KILL && claims == 0
                    ? Premise.broken("the worker held no claims when it was killed, so their timeout was not drilled")
                    : Premise.holds();
        }
    }
}
