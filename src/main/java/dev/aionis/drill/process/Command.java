package dev.aionis.drill.process;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program to run to its end: never through a shell's parsing, with a time limit, with bounded output, and gone with
 * everything below it at the limit or when this JVM dies. A background child that it leaves behind when it ends by
 * itself is left running; what that child prints later is not kept.
 */
public final class Command {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
    private static final int DEFAULT_BYTES = 1 << 20;

    /** How long a program that was asked to end at the timeout has until it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long the streams of a program that has ended are read on; only a background child keeps them open. */
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final List<String> argv;
    private final Path directory;
    private final Map<String, String> environment;
    private final Set<String> withheld;
    private final Duration timeout;
    private final int bytesPerStream;

    private Command(
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Set<String> withheld,
            Duration timeout,
            int bytesPerStream) {
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new IllegalArgumentException("command " + argv + ", expected a program and its arguments");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("command " + argv + ", timeout " + timeout + ", expected more than 0");
        }
        if (bytesPerStream < 2) {
            throw new IllegalArgumentException(
                    "command " + argv + ", keeping " + bytesPerStream + " bytes, expected at least 2");
        }
        this.argv = List.copyOf(argv);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.withheld = Set.copyOf(withheld);
        this.timeout = timeout;
        this.bytesPerStream = bytesPerStream;
    }

    /** A command in the current directory, with a timeout of two minutes, keeping 1 MiB of each stream. */
    public static Command of(List<String> argv) {
        return new Command(argv, Path.of("").toAbsolutePath(), Map.of(), Set.of(), DEFAULT_TIMEOUT, DEFAULT_BYTES);
    }

    public Command in(Path workingDirectory) {
        return new Command(argv, workingDirectory, environment, withheld, timeout, bytesPerStream);
    }

    /** Adds to the inherited environment, or replaces what is in it. */
    public Command with(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(argv, directory, all, withheld, timeout, bytesPerStream);
    }

    /** Does not pass these of the inherited variables on; what {@link #with} adds is passed. */
    public Command without(Set<String> inherited) {
        return new Command(argv, directory, environment, inherited, timeout, bytesPerStream);
    }

    public Command timeout(Duration limit) {
        return new Command(argv, directory, environment, withheld, limit, bytesPerStream);
    }

    /** How much of each output stream is kept; of more, the head and the tail. */
    public Command keeping(int maxBytesPerStream) {
        return new Command(argv, directory, environment, withheld, timeout, maxBytesPerStream);
    }

    /** @throws DrillException if the program or the directory is not there; nothing is started in any case */
    public void requireProgram() {
        Executable.require(argv.get(0), directory, builder().environment().getOrDefault("PATH", ""));
    }

    /**
     * Looks for the program and its directory, and starts nothing.
     *
     * @throws DrillException if it would not be found, or not be executable
     */
    public void require() {
        String path = environment.getOrDefault("PATH", System.getenv().getOrDefault("PATH", ""));
        Executable.require(argv.get(0), directory, path);
    }

    /**
     * Runs it and waits for its end.
     *
     * @throws DrillException if it can't be started, or if the waiting thread was interrupted; it is ended then
     */
    public CommandResult run() {
        return run(new Ending());
    }

    /**
     * The same, for a program that another thread may have to end.
     *
     * @param ending of this run alone
     */
    public CommandResult run(Ending ending) {
        long begun = System.nanoTime();
        Process process = start();
        var tree = new ProcessTree(process);
        ending.of(tree);
        try {
            var out = OutputReader.start(argv.get(0) + " stdout", process.getInputStream(), bytesPerStream);
            var err = OutputReader.start(argv.get(0) + " stderr", process.getErrorStream(), bytesPerStream);
            boolean ended = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                tree.end(tree::ask, GRACE);
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            int exitCode = ended ? process.exitValue() : -1;
            return new CommandResult(argv, exitCode, !ended, out.text(DRAIN), err.text(DRAIN), took);
        } catch (InterruptedException interrupted) {
            tree.kill();
            Thread.currentThread().interrupt();
            throw new DrillException(
                    "command " + argv + ", interrupted while it ran", "it was ended; start the drill again");
        }
    }

    private Process start() {
        requireProgram();
        try {
            return builder().start();
        } catch (IOException refused) {
            throw new DrillException(
                    "command " + argv + ", could not be started: " + refused.getMessage(),
                    "see that sh is on PATH and that the machine allows more processes",
                    refused);
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(Session.lead(Lifeline.guard(argv, List.of()))).directory(directory.toFile());
        builder.environment().keySet().removeAll(withheld);
        builder.environment().putAll(environment);
        return builder;
    }
}
