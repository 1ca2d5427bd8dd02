package dev.aionis.drill.load;

import dev.aionis.drill.model.RequestOutcome;
import java.time.Duration;
import java.util.Map;

/**
 * One operation in one phase.
 *
 * @param sent requests that went out
 * @param outcomes requests that ended, by class; those still under way are in none
 * @param heldBack requests that were due and not sent, by reason
 * @param latency of requests that ended OK, from the moment they were due; failures are counted, not timed, since a
 *     quick refusal would flatter
 * @param lateness how late the schedule itself sent
 * @param longestGap longest time without a request, the edges of the phase included
 */
public record OperationLoad(
        long sent,
        Map<RequestOutcome, Long> outcomes,
        Map<HeldBack, Long> heldBack,
        Quantiles latency,
        Quantiles lateness,
        Duration longestGap) {

    public OperationLoad {
        outcomes = Map.copyOf(outcomes);
        heldBack = Map.copyOf(heldBack);
    }

    public long count(RequestOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Requests that say something of the system: all that ended, but for throttled ones. */
    public long telling() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum() - count(RequestOutcome.THROTTLED);
    }
}
