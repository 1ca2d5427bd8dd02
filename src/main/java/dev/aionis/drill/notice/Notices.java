package dev.aionis.drill.notice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells webhooks of a drill, each on a thread of its own, so that neither the drill nor another webhook waits for one
 * that is slow. What fails is said in a line and changes nothing.
 */
public final class Notices implements AutoCloseable {

    private final Map<Webhook, ExecutorService> threads;
    private final Map<Webhook, String> underWay = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Consumer<String> say;

    /**
     * @param patience how long {@link #close} waits for what is under way
     * @param say takes lines for the console
     */
    public Notices(List<Webhook> webhooks, Duration patience, Consumer<String> say) {
        this.threads = webhooks.stream().collect(Collectors.toMap(Function.identity(), Notices::thread));
        this.patience = patience;
        this.say = say;
    }

    /** Returns at once. After {@link #close} nobody is told any more. */
    public void tell(DrillEvent event) {
        threads.forEach((webhook, thread) -> {
            try {
                thread.execute(() -> tell(webhook, event));
            } catch (RejectedExecutionException over) {
                say.accept("note: " + webhook.name() + " is not told of the "
                        + event.kind().label() + ": the drill is over");
            }
        });
    }

    /** Waits a little for what is under way, and gives up the rest. */
    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + patience.toNanos();
        threads.forEach((webhook, thread) -> {
            if (!ended(thread, end - System.nanoTime())) {
                say.accept(
                        "note: " + webhook.name() + " gave no answer, and the drill does not wait for it: not told of "
                                + underWay.getOrDefault(webhook, "the rest"));
                thread.shutdownNow();
            }
        });
    }

    private void tell(Webhook webhook, DrillEvent event) {
        String what = "the " + event.kind().label();
        underWay.put(webhook, what);
        try {
            Optional<String> failure = webhook.tell(event);
            failure.ifPresent(why -> say.accept("note: " + webhook.name() + " was not told of " + what + ": " + why));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException odd) {
            say.accept("note: " + webhook.name() + " was not told of " + what + ": "
                    + odd.getClass().getSimpleName());
        }
    }

    private static boolean ended(ExecutorService thread, long nanos) {
        try {
            return thread.awaitTermination(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ExecutorService thread(Webhook webhook) {
        return Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "tells " + webhook.name());
            thread.setDaemon(true);
            return thread;
        });
    }
}
