package dev.aionis.drill.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The step that runs, and how another thread ends it: its thread is interrupted, and what does not hear that, such as
 * the socket of a database, lets go. From then on no step begins.
 */
public final class RunningStep {

    /** What a step does. */
    public interface Body {
        void run() throws Throwable;
    }

    private final List<Runnable> deaf = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();
    private Optional<Thread> last = Optional.empty();
    private Optional<String> aborted = Optional.empty();
    private volatile boolean said;

    /**
     * Carries a step out on this thread, which is not interrupted any more when this returns.
     *
     * @throws DrillAborted in place of all else, if the drill was ended before the step or while it ran: what it found
     *     then rests on half a look
     */
    public void carryOut(Body body) throws Throwable {
        try {
            if (begun()) {
                body.run();
            }
        } catch (Throwable broken) {
            if (aborted().isEmpty()) {
                throw broken;
            }
        } finally {
            ended();
        }
        throwIfAborted();
    }

    /** @throws DrillAborted if the drill was ended before its time */
    public void throwIfAborted() {
        aborted().ifPresent(why -> {
            said = true;
            throw new DrillAborted(why);
        });
    }

    /** Whether the drill was ended before its time and no step has failed by it yet: then something else must. */
    public boolean unsaid() {
        return aborted().isPresent() && !said;
    }

    /** Why the drill was ended before its time, if it was. */
    synchronized Optional<String> aborted() {
        return aborted;
    }

    /** Ends the step that runs, if any. */
    void interrupt() {
        synchronized (this) {
            thread.ifPresent(Thread::interrupt);
        }
        deaf.forEach(Runnable::run);
    }

    /**
     * Lets no other step begin; the one that runs goes on until {@link #interrupt}.
     *
     * @return false if that was so before, for another reason, which stays
     */
    synchronized boolean last(String why) {
        boolean first = aborted.isEmpty();
        aborted = aborted.or(() -> Optional.of(why));
        return first;
    }

    /** Does this besides, when a step is interrupted. */
    void onInterrupt(Runnable letGo) {
        deaf.add(letGo);
    }

    /** The drill is closed, its record written. */
    void closed() {
        closed.countDown();
    }

    /** Waits until the thread of the steps has closed the drill; not where it can't. */
    void awaitClosed(Duration patience) {
        boolean able = lastThread()
                .filter(steps -> steps.isAlive() && steps != Thread.currentThread())
                .isPresent();
        try {
            if (able) {
                closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean begun() {
        if (aborted.isPresent()) {
            return false;
        }
        thread = Optional.of(Thread.currentThread());
        last = thread;
        return true;
    }

    /** Under the same lock as the interrupt, so that none comes after it. */
    private synchronized void ended() {
        thread = Optional.empty();
        Thread.interrupted();
    }

    private synchronized Optional<Thread> lastThread() {
        return last;
    }
}
