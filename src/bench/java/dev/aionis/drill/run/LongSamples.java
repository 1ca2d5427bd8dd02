package dev.aionis.drill.run;

import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Three hours of a load and of an outbox whose worker is away for one of them; the same for the same beginning. */
final class LongSamples {

    static final String TARGET = "balancer";
    static final double RECALLS_PER_SECOND = 2;

    private static final Duration LENGTH = Duration.ofHours(3);
    private static final Duration STEADY = Duration.ofMinutes(30);
    private static final Duration AWAY = Duration.ofHours(1);
    private static final Duration DRAINING = Duration.ofMinutes(50);
    private static final Duration BACKLOG_INTERVAL = Duration.ofMillis(250);

    private final Instant from;
    private final int writes;
    private final List<RequestSample> requests = new ArrayList<>();
    private final List<BacklogSample> backlog = new ArrayList<>();

    LongSamples(Instant from, int writes) {
        this.from = from;
        this.writes = writes;
        load(new Random(1));
        outbox(new Random(2));
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return from.plus(LENGTH);
    }

    Instant stopped() {
        return from.plus(STEADY);
    }

    Instant restarted() {
        return stopped().plus(AWAY);
    }

    double writesPerSecond() {
        return writes / (LENGTH.toNanos() / 1e9);
    }

    /** @param write from 1 */
    Instant writeAt(int write) {
        return from.plus(LENGTH.multipliedBy(write - 1L).dividedBy(writes));
    }

    List<RequestSample> requests() {
        return requests;
    }

    List<BacklogSample> backlog() {
        return backlog;
    }

    private void load(Random random) {
        for (int write = 1; write <= writes; write++) {
            requests.add(request(Operation.WRITE, writeAt(write), random));
        }
        int recalls = (int) (LENGTH.toSeconds() * RECALLS_PER_SECOND);
        for (int recall = 0; recall < recalls; recall++) {
            requests.add(request(
                    Operation.RECALL, from.plus(LENGTH.multipliedBy(recall).dividedBy(recalls)), random));
        }
    }

    /** Quick, and now and then not; from the worker's absence on a little slower. */
    private RequestSample request(Operation operation, Instant at, Random random) {
        boolean away = at.isAfter(stopped()) && at.isBefore(restarted());
        double millis = (away ? 14 : 8) - 6 * Math.log(1 - random.nextDouble());
        boolean failed = away && random.nextInt(200) == 0;
        Instant sent = at.plusNanos(200_000 + random.nextInt(1_500_000));
        return new RequestSample(
                operation,
                TARGET,
                at,
                sent,
                Duration.ofNanos((long) (millis * 1e6)).plus(Duration.between(at, sent)),
                failed ? RequestOutcome.SERVER_ERROR : RequestOutcome.OK,
                failed ? 503 : 200);
    }

    private void outbox(Random random) {
        double grown = AWAY.toSeconds() * writesPerSecond() * 2;
        for (Instant at = from; at.isBefore(to()); at = at.plus(BACKLOG_INTERVAL)) {
            double away = Duration.between(stopped(), at).toMillis() / 1000.0;
            double back = Duration.between(restarted(), at).toMillis() / 1000.0;
            double rows = random.nextInt(6);
            if (back >= 0) {
                rows += Math.max(0, grown * (1 - back / DRAINING.toSeconds()));
            } else if (away >= 0) {
                rows += away * writesPerSecond() * 2;
            }
            long claimed = away >= 0 && back < 0 ? 14 : random.nextInt(20);
            backlog.add(new BacklogSample(
                    at,
                    (long) rows,
                    Math.min(claimed, (long) rows),
                    0,
                    (long) Math.max(0, away * 10 + 20_000),
                    Duration.ofMillis(rows < 10 ? 80 : (long) (Math.min(away, 3600) * 1000))));
        }
    }
}
