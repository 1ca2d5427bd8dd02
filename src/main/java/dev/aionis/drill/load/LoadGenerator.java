package dev.aionis.drill.load;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open-loop load: requests are sent when they are due, whatever became of those before. Latency counts from the
 * moment a request was due, so a system that stalls cannot hide its stall by slowing the load down.
 *
 * <p>Method: G. Tene, "How NOT to Measure Latency" (coordinated omission), as in wrk2. One thread keeps the schedule;
 * answers are taken by the threads of the API client. The API client and the ledger belong to the caller.
 */
public final class LoadGenerator implements AutoCloseable {

    private static final String WHOLE = "load";
    private static final Duration IDLE = Duration.ofMillis(100);

    private final LoadPlan plan;
    private final AionisApi target;
    private final InstantSource clock;
    private final LoadLog log = new LoadLog();
    private final Semaphore underWay;
    private final Acknowledged acknowledged = new Acknowledged();
    private final List<Lane> lanes = new ArrayList<>();
    private final Thread pacer;
    private volatile boolean running;

    /**
     * @param ledger where writes are put down; may be empty only for a plan without writes
     */
    public LoadGenerator(LoadPlan plan, AionisApi target, Optional<Ledger> ledger, InstantSource clock) {
        if (plan.writesPerSecond() > 0 && ledger.isEmpty()) {
            throw new IllegalArgumentException("load on " + target.target().name() + ", writes without a ledger");
        }
        this.plan = plan;
        this.target = target;
        this.clock = clock;
        this.underWay = new Semaphore(plan.maxInFlight());
        SplittableRandom phases = new SplittableRandom(plan.seed());
        ledger.ifPresent(book ->
                add(Operation.WRITE, phases.nextDouble(), new WriteSender(plan, target, book, clock, acknowledged)));
        add(Operation.RECALL, phases.nextDouble(), new RecallSender(plan, target, acknowledged));
        add(Operation.HEALTH, phases.nextDouble(), due -> Optional.of(target.healthAsync()));
        this.pacer = new Thread(this::pace, "load " + target.target().name());
        this.pacer.setDaemon(true);
    }

    /**
     * The first text of this seed was written by another load: it is there to be recalled, also where no write of this
     * one is ever acknowledged.
     */
    public void firstTextIsThere() {
        acknowledged.add(1);
    }

    /** Asks for the target's health once, then begins: a client's first request pays for its own start-up. */
    public void start() {
        target.health();
        if (!log.hasPhase()) {
            phase(WHOLE);
        }
        running = true;
        pacer.start();
    }

    /** From now on requests belong to the phase {@code name}. */
    public void phase(String name) {
        log.phase(name, clock.instant());
    }

    /** Whether requests are being sent: false after a stop, and after the generator itself broke. */
    public boolean running() {
        return running && pacer.isAlive();
    }

    /** Sends nothing more, and waits for requests under way until each has met its timeout. */
    public void stop() {
        running = false;
        LockSupport.unpark(pacer);
        try {
            pacer.join();
            log.stopped(clock.instant());
            awaitEnds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All requests that have ended, in the order in which they were due. */
    public List<RequestSample> samples() {
        return samplesSince(Instant.MIN);
    }

    /** Requests that were due at {@code since} or later and have ended, in the order in which they were due. */
    public List<RequestSample> samplesSince(Instant since) {
        return log.samplesSince(since).stream()
                .sorted(Comparator.comparing(RequestSample::scheduledAt))
                .toList();
    }

    /** Requests that ended at {@code since} or later, in no order. */
    public List<RequestSample> endedSince(Instant since) {
        return log.endedSince(since);
    }

    /** Every request that was due by then has ended; the beginning of the load's first phase where none has. */
    public Instant answeredUntil() {
        return snapshot().answeredUntil();
    }

    /** Whether the phase under way has told as much of every operation as the plan asks for. */
    public boolean phaseTold() {
        List<PhaseLoad> phases = report().phases();
        return phases.get(phases.size() - 1).operations().values().stream()
                .allMatch(operation -> operation.telling() >= plan.minimumSamples());
    }

    /** Figures and violated guards so far. */
    public LoadReport report() {
        return snapshot().report();
    }

    /** The load as it stands: what its report is made of. */
    public LoadSnapshot snapshot() {
        LoadLog.Contents contents = log.contents();
        return new LoadSnapshot(LoadTrace.of(plan, contents, clock.instant()), contents.samples());
    }

    @Override
    public void close() {
        stop();
    }

    private void add(Operation operation, double phase, Sender sender) {
        Jitter jitter = Jitter.drawn(plan.seed() + operation.ordinal());
        var schedule = new Schedule(plan.perSecond(operation), plan.steps(), phase, jitter);
        lanes.add(new Lane(operation, target.target().name(), schedule, sender, underWay, log, clock));
    }

    private void pace() {
        try {
            Instant start = clock.instant();
            while (running) {
                Optional<Lane> next = lanes.stream()
                        .filter(lane -> lane.due().isPresent())
                        .min(Comparator.comparing(lane -> lane.due().orElseThrow()));
                if (next.isEmpty()) {
                    LockSupport.parkNanos(IDLE.toNanos());
                    continue;
                }
                Instant due = start.plus(next.get().due().orElseThrow());
                parkUntil(due);
                if (running) {
                    next.get().fire(due);
                }
            }
        } catch (RuntimeException e) {
            log.broke("load generator, ended at " + clock.instant() + ": " + e.getMessage());
        }
    }

    private void parkUntil(Instant due) {
        long left = Duration.between(clock.instant(), due).toNanos();
        while (running && left > 0) {
            LockSupport.parkNanos(left);
            left = Duration.between(clock.instant(), due).toNanos();
        }
    }

    private void awaitEnds() throws InterruptedException {
        long patience = plan.timeout().plusSeconds(1).toMillis();
        if (underWay.tryAcquire(plan.maxInFlight(), patience, TimeUnit.MILLISECONDS)) {
            underWay.release(plan.maxInFlight());
        } else {
            log.broke("load generator, " + (plan.maxInFlight() - underWay.availablePermits())
                    + " requests had not ended " + patience + " ms after the stop");
        }
    }
}
