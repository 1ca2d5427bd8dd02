package dev.aionis.drill.run;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.ReturnRule;
import dev.aionis.drill.criteria.ReturnToEnvelope;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks whether callers are back in their envelope, while load and probes go on. It goes by what was due until the
 * oldest request that is still under way, so whoever judges the same stretch later, from the evidence, sees the same.
 */
final class RecoveryWatch {

    /** Each look goes through all that callers got: looking more often would load the machine that is looked at. */
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Callers callers;
    private final ReturnRule rule;
    private final Duration watchOn;
    private Instant until;

    /** What is seen of callers so far. */
    interface Callers {

        /** All that was due, or sent, until then has ended. */
        Instant answeredUntil();

        List<RequestSample> requests();

        /** What the probes that ask as callers do saw, by their names. */
        Map<String, List<ProbeSample>> probes();

        /** Whether there were enough requests to judge by. */
        boolean told();
    }

    /** @param watchOn how much longer than it must hold the envelope is looked at, for a relapse */
    RecoveryWatch(Callers callers, ReturnRule rule, Duration watchOn) {
        this.callers = callers;
        this.rule = rule;
        this.watchOn = watchOn;
    }

    /**
     * Waits until it is over, or the limit.
     *
     * @param figures what a person who waits is shown
     */
    void await(Stage stage, Duration limit, Supplier<String> figures, Instant whole) {
        stage.await(
                Wait.upTo(limit)
                        .every(INTERVAL)
                        .forThe("return to the envelope")
                        .showing(figures),
                rule.sustained().plus(watchOn),
                () -> over(whole));
    }

    /**
     * Whether callers are back, were watched on for a relapse, and sent enough requests to say so.
     *
     * @param whole when all replicas were there; what was well before that is no recovery yet
     */
    boolean over(Instant whole) {
        Instant answered = callers.answeredUntil();
        // looking costs the machine more the longer it takes, so not before it can be over
        if (!heldSince(whole, answered) || !callers.told()) {
            return false;
        }
        ReturnToEnvelope found = rule.find(callers.requests(), callers.probes(), answered);
        Instant back = Stream.of(found.errorRate(), found.latency())
                .flatMap(one -> one.at().stream())
                .map(BoundedInstant::latest)
                .reduce(whole, (one, other) -> one.isAfter(other) ? one : other);
        boolean over =
                found.errorRate().at().isPresent() && found.latency().at().isPresent() && heldSince(back, answered);
        if (over) {
            until = answered;
        }
        return over;
    }

    private boolean heldSince(Instant back, Instant answered) {
        return answered.isAfter(back.plus(rule.sustained()).plus(watchOn));
    }

    /** The end of the stretch by which it was over; empty if it never was. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
