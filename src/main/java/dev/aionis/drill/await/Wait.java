package dev.aionis.drill.await;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wait: polls a condition, says every few seconds where it is, and ends with a clear error at its limit.
 *
 * <pre>{@code
 * Wait.upTo(limit).forThe("backlog to drain").showing(() -> "pending " + sampler.pending()).until(this::drained);
 * }</pre>
 */
public final class Wait {

    /** A person watching a terminal should not wonder for longer than this. */
    private static final Duration VOICE = Duration.ofSeconds(5);

    /** Awaitility sleeps whatever interrupts it; a wait that is to end does so after one such sleep. */
    private static final Duration DEAF = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger("drill");

    private final Duration limit;
    private final String awaited;
    private final Supplier<String> figure;
    private final Duration poll;

    private Wait(Duration limit, String awaited, Supplier<String> figure, Duration poll) {
        this.limit = limit;
        this.awaited = awaited;
        this.figure = figure;
        this.poll = poll;
    }

    public static Wait upTo(Duration limit) {
        return new Wait(limit, "condition", () -> "", Duration.ofMillis(50));
    }

    /** What is awaited, to follow the word "awaiting". */
    public Wait forThe(String what) {
        return new Wait(limit, what, figure, poll);
    }

    /** The figure that decides, read each time a line is printed. */
    public Wait showing(Supplier<String> decidingFigure) {
        return new Wait(limit, awaited, decidingFigure, poll);
    }

    public Wait every(Duration interval) {
        return new Wait(limit, awaited, figure, interval);
    }

    /**
     * Waits until {@code condition} is true.
     *
     * @throws DrillException at the limit, with what was awaited and the last figure, and if the waiting thread is
     *     interrupted, which stays interrupted
     */
    public void until(Callable<Boolean> condition) {
        try {
            attempt(condition);
        } catch (ConditionTimeoutException timeout) {
            throw new DrillException(
                    "awaiting " + awaited + ", not seen after " + seconds(limit) + seenSoFar(),
                    "the figures of the wait are in the drill's log; raise its limit only if the system is sound");
        }
    }

    /** Waits until {@code condition} is true or the limit is reached, and says which. */
    public boolean reached(Callable<Boolean> condition) {
        try {
            attempt(condition);
            return true;
        } catch (ConditionTimeoutException timeout) {
            LOG.info("  awaiting {}: limit of {} reached{}", awaited, seconds(limit), seenSoFar());
            return false;
        }
    }

    private void attempt(Callable<Boolean> condition) {
        long start = System.nanoTime();
        long[] spoken = {start};
        long[] due = {start};
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(poll.compareTo(DEAF) < 0 ? poll : DEAF)
                .atMost(limit)
                .until(() -> {
                    endIfInterrupted();
                    if (System.nanoTime() - due[0] < 0) {
                        return false;
                    }
                    boolean done = condition.call();
                    long now = System.nanoTime();
                    due[0] = now + poll.toNanos();
                    if (!done && now - spoken[0] >= VOICE.toNanos()) {
                        spoken[0] = now;
                        LOG.info(
                                "  awaiting {}: {} of {}{}",
                                awaited,
                                seconds(Duration.ofNanos(now - start)),
                                seconds(limit),
                                seenSoFar());
                    }
                    return done;
                });
    }

    private void endIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new DrillException(
                    "awaiting " + awaited + ", interrupted" + seenSoFar(), "see why the drill was ended");
        }
    }

    private String seenSoFar() {
        String seen = figure.get();
        return seen.isEmpty() ? "" : ", " + seen;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
