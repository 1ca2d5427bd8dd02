package dev.aionis.drill.load;

import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** One operation of a load: its schedule, its sender, and what keeps it from sending. Never blocks. */
final class Lane {

    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(1);

    private final Operation operation;
    private final String target;
    private final Schedule schedule;
    private final Sender sender;
    private final Semaphore underWay;
    private final LoadLog log;
    private final InstantSource clock;
    private long number;
    private volatile Instant pausedUntil = Instant.MIN;

    Lane(
            Operation operation,
            String target,
            Schedule schedule,
            Sender sender,
            Semaphore underWay,
            LoadLog log,
            InstantSource clock) {
        this.operation = operation;
        this.target = target;
        this.schedule = schedule;
        this.sender = sender;
        this.underWay = underWay;
        this.log = log;
        this.clock = clock;
    }

    /** When the next request is due, after the start of the load. */
    Optional<Duration> due() {
        return schedule.due(number);
    }

    /** Sends the request that is due, or says why not, and moves on to the next. */
    void fire(Instant scheduledAt) {
        number++;
        if (clock.instant().isBefore(pausedUntil)) {
            log.heldBack(operation, scheduledAt, HeldBack.RETRY_AFTER);
        } else if (!underWay.tryAcquire()) {
            log.heldBack(operation, scheduledAt, HeldBack.TOO_MANY_UNDER_WAY);
        } else {
            send(scheduledAt);
        }
    }

    private void send(Instant scheduledAt) {
        boolean sent = false;
        try {
            Optional<CompletableFuture<? extends Answer<?>>> answer = sender.send(scheduledAt);
            if (answer.isEmpty()) {
                log.heldBack(operation, scheduledAt, HeldBack.NOTHING_TO_RECALL);
                return;
            }
            sent = true;
            log.sent(operation, scheduledAt, clock.instant());
            answer.get().whenComplete((ended, broken) -> ended(scheduledAt, ended, broken));
        } finally {
            if (!sent) {
                underWay.release();
            }
        }
    }

    private void ended(Instant scheduledAt, Answer<?> answer, Throwable broken) {
        try {
            if (broken != null) {
                log.broke(operation.label() + " due at " + scheduledAt + ", its end was lost: " + broken.getMessage());
                return;
            }
            if (answer.outcome() == RequestOutcome.THROTTLED) {
                pausedUntil = answer.endedAt().plus(answer.retryAfter().orElse(WITHOUT_RETRY_AFTER));
            }
            log.ended(new RequestSample(
                    operation,
                    target,
                    scheduledAt,
                    answer.sentAt(),
                    Duration.between(scheduledAt, answer.endedAt()),
                    answer.outcome(),
                    answer.status()));
        } finally {
            underWay.release();
        }
    }
}
