package dev.aionis.drill.process;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A process that is kept running, in a session of its own, its standard input held by this JVM as a {@link Lifeline}.
 * It must watch that lifeline, or be wrapped by {@link Lifeline#guard}. Thread-safe.
 */
public final class Daemon implements AutoCloseable {

    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

    /** How a daemon is asked to end. */
    enum Farewell {
        TERM,
        LIFELINE
    }

    private final DaemonSpec spec;
    private final Farewell farewell;
    private final Process process;
    private final ProcessTree tree;
    /** While frozen: kills the daemon should this JVM die, since a stopped process does not see its lifeline break. */
    private Process frozenKeeper;

    private Daemon(DaemonSpec spec, Farewell farewell, Process process) {
        this.spec = spec;
        this.farewell = farewell;
        this.process = process;
        this.tree = new ProcessTree(process);
    }

    /**
     * @throws DrillException if the program is not found or can't be started
     */
    public static Daemon start(DaemonSpec spec) {
        return start(spec, Farewell.TERM);
    }

    static Daemon start(DaemonSpec spec, Farewell farewell) {
        var builder = new ProcessBuilder(Session.lead(spec.argv()))
                .directory(spec.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Executable.require(
                spec.argv().get(0),
                spec.workingDirectory(),
                builder.environment().getOrDefault("PATH", ""));
        try {
            return new Daemon(spec, farewell, builder.start());
        } catch (IOException refused) {
            throw new DrillException(
                    spec.name() + ", could not be started: " + refused.getMessage(),
                    "see that " + spec.log() + " can be written and that the machine allows more processes",
                    refused);
        }
    }

    public String name() {
        return spec.name();
    }

    /** The started process: the program itself, or the guard around it. */
    public long pid() {
        return process.pid();
    }

    /** Its stdout and stderr. */
    public Path log() {
        return spec.log();
    }

    /** False as soon as it ended; a zombie is not alive. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Its exit code, 128 + n if signal n ended it; empty while it is alive. */
    public OptionalInt exitCode() {
        return alive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for its end. False if it is still alive after {@code limit}. */
    public boolean awaitExit(Duration limit) {
        return tree.exited(limit);
    }

    /** Asks it to end (SIGTERM) and kills what is left of it and its descendants after {@code grace}. */
    public void terminate(Duration grace) {
        end(this::ask, grace);
    }

    /** The same, where another way of asking is known, e.g. PostgreSQL's fast shutdown. */
    public synchronized void end(Runnable request, Duration grace) {
        tree.end(
                () -> {
                    request.run();
                    thaw();
                },
                grace);
        dismissFrozenKeeper();
    }

    /** Kills it and its descendants at once (SIGKILL); returns when it is gone. */
    public synchronized void kill() {
        tree.kill();
        dismissFrozenKeeper();
    }

    /** Stops it and its descendants where they are (SIGSTOP): alive, its connections open, doing nothing. */
    public synchronized void freeze() {
        if (frozenKeeper == null && alive()) {
            frozenKeeper = startFrozenKeeper();
            tree.signal(Signal.STOP);
        }
    }

    /** Lets a frozen daemon go on (SIGCONT). */
    public synchronized void thaw() {
        if (frozenKeeper != null) {
            tree.signal(Signal.CONT);
            dismissFrozenKeeper();
        }
    }

    /** What the operating system says, not what was asked for. */
    public boolean frozen() {
        return alive() && ProcessState.of(pid()) == ProcessState.STOPPED;
    }

    /** Ends it with a grace of 10 s, then lets go of the lifeline. */
    @Override
    public void close() {
        terminate(CLOSING_GRACE);
        closeLifeline();
    }

    private void ask() {
        if (farewell == Farewell.LIFELINE) {
            closeLifeline();
        } else {
            tree.ask();
        }
    }

    private void closeLifeline() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyBroken) {
            // the reader is gone, which is all that closing was for
        }
    }

    private Process startFrozenKeeper() {
        try {
            return new ProcessBuilder(Session.lead(Script.FROZEN.argv(tree.targets())))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException refused) {
            throw new DrillException(
                    name() + ", not frozen: its keeper could not be started: " + refused.getMessage(),
                    "see that the machine allows more processes",
                    refused);
        }
    }

    private void dismissFrozenKeeper() {
        if (frozenKeeper != null) {
            frozenKeeper.destroyForcibly();
            frozenKeeper = null;
        }
    }

    @Override
    public String toString() {
        return name() + " (pid " + pid() + (alive() ? "" : ", ended") + ")";
    }
}
