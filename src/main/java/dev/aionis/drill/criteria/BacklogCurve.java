package dev.aionis.drill.criteria;

import static java.util.Comparator.comparing;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outbox backlog through a worker outage: steady, growing, at its peak, draining, steady again.
 *
 * <p>Moments carry the gap between two samples as their bound, so sparse sampling widens every length taken from them.
 *
 * @param steady the range of the baseline
 * @param samples all samples after the worker stopped, in order
 * @param stopped when the worker stopped
 * @param restarted when it was started again
 * @param sustained how long the backlog must stay in its range to count as drained
 * @param peak the highest backlog until it was first back in its range after the restart; empty without samples
 * @param pendingAtRestart pending rows in the last sample up to the restart, else in the first after it
 * @param shelf rows held by a dead worker's claims, if there were any
 * @param drainedAt the first moment after the restart from which the backlog stayed in its range until the end of the
 *     samples, and that for at least {@code sustained} and without a gap of that length
 * @param relapsedAt when a backlog that had stayed in its range for {@code sustained} first left it again, if it did
 * @param rates arrival and service rate of the first half of the drain; empty if it was too short to tell
 */
public record BacklogCurve(
        SteadyBacklog steady,
        List<BacklogSample> samples,
        Instant stopped,
        Instant restarted,
        Duration sustained,
        Optional<BacklogPeak> peak,
        long pendingAtRestart,
        Optional<ClaimShelf> shelf,
        Optional<BoundedInstant> drainedAt,
        Optional<Instant> relapsedAt,
        Optional<DrainRates> rates) {

    public BacklogCurve {
        samples = List.copyOf(samples);
    }

    /**
     * @param baseline samples of the steady state, in any order
     * @param after samples in any order; those before {@code stopped} are ignored
     */
    public static BacklogCurve of(
            List<BacklogSample> baseline,
            List<BacklogSample> after,
            Instant stopped,
            Instant restarted,
            Duration sustained) {
        SteadyBacklog steady = SteadyBacklog.of(baseline);
        List<BacklogSample> samples = after.stream()
                .filter(sample -> !sample.at().isBefore(stopped))
                .sorted(comparing(BacklogSample::at))
                .toList();
        var drain = new BacklogDrain(steady, samples, restarted, sustained);
        return new BacklogCurve(
                steady,
                samples,
                stopped,
                restarted,
                sustained,
                drain.peak(),
                drain.pendingAtRestart(),
                drain.shelf(),
                drain.drainedAt(),
                drain.relapsedAt(),
                drain.rates());
    }

    /** Whether the backlog left its steady range. If it did not, the worker's absence proves nothing. */
    public boolean grew() {
        return peak.isPresent() && peak.get().rows() > steady.high();
    }

    /** From the restart until drained. */
    public Optional<Span> drain() {
        return drainedAt.map(end -> BoundedInstant.exactly(restarted).until(end));
    }

    /**
     * The drain time that pending rows, arrival rate and service rate foretell: time to the first finished row, then
     * (pending − upper limit of the range) / (served − arrivals). Empty where no rate could be measured, or the worker
     * does not keep up.
     */
    public Optional<Duration> predictedDrain() {
        return predictedFor(pendingAtRestart - steady.high());
    }

    /**
     * The same where a killed worker held claims: these expire {@code claimTimeout} after it died at the latest, and
     * only then the rows it held are served, after all others.
     */
    public Optional<Duration> predictedDrain(Duration claimTimeout) {
        long held = shelf.map(ClaimShelf::rows).orElse(0L);
        if (held == 0) {
            return predictedDrain();
        }
        Duration expired = Duration.between(restarted, stopped.plus(claimTimeout));
        Optional<Duration> others = predictedFor(pendingAtRestart - held);
        Optional<Duration> rest = rates.flatMap(rate -> rate.timeFor(held));
        return others.map(served -> served.compareTo(expired) > 0 ? served : expired)
                .flatMap(start -> rest.map(start::plus));
    }

    private Optional<Duration> predictedFor(long rows) {
        return rates.flatMap(
                rate -> rate.timeFor(Math.max(0, rows)).map(Duration.between(restarted, rate.firstProgress())::plus));
    }
}
