package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Attendant;
import dev.aionis.drill.process.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The drill's end of the line to its dead-man's switch. Thread-safe. */
final class SwitchHold implements AutoCloseable {

    /** A JVM start and a configuration that is read, on a machine that has a drill to run besides. */
    private static final Duration ARMING = Duration.ofMinutes(1);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final CompletableFuture<Void> armed = new CompletableFuture<>();
    private final Consumer<String> stop;
    private final Attendant process;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile String lost = "";
    private volatile boolean ordered;
    private volatile boolean closing;

    private SwitchHold(String drill, Path log, Map<String, String> environment, Consumer<String> stop) {
        this.stop = stop;
        var spec = JavaProgram.daemon(
                SwitchWatch.NAME,
                DeadMansSwitch.class,
                List.of(drill),
                Path.of("").toAbsolutePath(),
                environment,
                log);
        this.process = Attendant.start(spec, this::heard);
        process.ended().thenAccept(this::ended);
    }

    /**
     * Starts the process; it does nothing before it is {@linkplain #arm armed}.
     *
     * @param drill the drill's id, which shows in the list of processes
     * @param log gets what the process' JVM has to say
     * @param environment what the configuration may name, besides what this process has
     * @param stop ends the drill, and is told why: a disruption is overdue, or nobody would undo it any more
     */
    static SwitchHold start(String drill, Path log, Map<String, String> environment, Consumer<String> stop) {
        return new SwitchHold(drill, log, environment, stop);
    }

    /**
     * Gives it its orders, and waits until it has taken up its post.
     *
     * @throws DrillException if it refuses, ends, or does not answer in time
     */
    void arm(SwitchOrders orders) {
        ordered = process.say(orders.line());
        try {
            armed.get(ARMING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            throw new DrillException(
                    SwitchWatch.NAME + ", not armed after " + ARMING.toSeconds() + " s",
                    "see " + SwitchLog.FILE + " in the drill's folder; is the machine short of memory?");
        } catch (ExecutionException refused) {
            throw new DrillException(
                    SwitchWatch.NAME + ", not armed: "
                            + refused.getCause().getMessage().split("\nHINT: ")[0],
                    hint(refused.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DrillException(SwitchWatch.NAME + ", interrupted while it was armed", "drill anew");
        }
    }

    /** @throws DrillException if nobody would undo a change now, should the drill die */
    void requireArmed() {
        if (!lost.isEmpty() || !armed.isDone() || armed.isCompletedExceptionally()) {
            throw new DrillException(
                    SwitchWatch.NAME + ", " + (lost.isEmpty() ? "not armed" : lost) + ", expected it to watch",
                    "nothing was changed; see " + SwitchLog.FILE + " in the drill's folder");
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whether the process is there. */
    boolean watches() {
        return process.alive();
    }

    /** The process keeps the value out of all that it writes. */
    void learn(String secret) {
        say(SwitchTalk.secretInLine(secret));
    }

    /** A command of the operator's began or ended. */
    void announce(String command) {
        say(command);
    }

    /** The drill is over: tells the process so, and waits for its end. What is open then stays open. */
    @Override
    public void close() {
        closing = true;
        say(SwitchTalk.DONE);
        if (ordered) {
            process.awaitExit(FAREWELL);
        }
        process.close();
    }

    /** Its orders come first, and hold what was known by then. */
    private void say(String message) {
        if (ordered) {
            process.say(message);
        }
    }

    private void heard(String answer) {
        if (answer.equals(SwitchTalk.ARMED)) {
            armed.complete(null);
        } else if (answer.startsWith(SwitchTalk.REFUSED)) {
            refused(SwitchTalk.messageAndHint(answer.substring(SwitchTalk.REFUSED.length())));
        } else if (answer.startsWith(SwitchTalk.OVERDUE)) {
            process.say(SwitchTalk.UNDOING);
            stop("disruption " + answer.substring(SwitchTalk.OVERDUE.length())
                    + " lasted longer than safety.longest-disruption allows");
        }
    }

    private void refused(String[] messageAndHint) {
        lost = messageAndHint[0];
        armed.completeExceptionally(new DrillException(messageAndHint[0], messageAndHint[1]));
    }

    private void ended(int code) {
        if (closing) {
            return;
        }
        String how = lost.isEmpty() ? "exit code " + code : lost;
        lost = "ended: " + how;
        boolean never = armed.completeExceptionally(
                new DrillException("it ended, " + how, "see " + SwitchLog.FILE + " in the drill's folder"));
        if (!never && !armed.isCompletedExceptionally()) {
            stop("the dead-man's switch ended: " + how);
        }
    }

    /** On a thread of its own: ending a drill takes as long as its undo, and this one has to listen. */
    private void stop(String why) {
        if (stopping.compareAndSet(false, true)) {
            var stopper = new Thread(() -> stop.accept(why), "drill-stop");
            stopper.setDaemon(true);
            stopper.start();
        }
    }

    private static String hint(Throwable refused) {
        String[] parts = String.valueOf(refused.getMessage()).split("\nHINT: ");
        return parts.length > 1 ? parts[1] : "nothing was changed";
    }
}
