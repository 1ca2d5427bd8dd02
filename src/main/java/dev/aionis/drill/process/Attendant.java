package dev.aionis.drill.process;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A process in a session of its own, which this JVM talks with by lines: what is said goes to its standard input, which
 * is its {@link Lifeline} as well, and what it prints there are its answers. Thread-safe.
 */
public final class Attendant implements AutoCloseable {

    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

    /** A child of its own may keep its stdout open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Process process;
    private final ProcessTree tree;
    private final BufferedWriter said;
    private final Thread listener;

    private Attendant(String name, Process process, Consumer<String> answers) {
        this.process = process;
        this.tree = new ProcessTree(process);
        this.listener = new Thread(() -> listen(answers), name + " answers");
        this.said = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param spec its log gets what it prints to stderr
     * @param answers told of each line of its stdout, in order, on a thread of its own
     * @throws DrillException if it can't be started
     */
    public static Attendant start(DaemonSpec spec, Consumer<String> answers) {
        var builder = new ProcessBuilder(Session.lead(spec.argv()))
                .directory(spec.workingDirectory().toFile())
                .redirectError(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            var attendant = new Attendant(spec.name(), builder.start(), answers);
            attendant.listener.setDaemon(true);
            attendant.listener.start();
            return attendant;
        } catch (IOException refused) {
            throw new DrillException(
                    spec.name() + ", could not be started: " + refused.getMessage(),
                    "see that " + spec.log() + " can be written and that the machine allows more processes",
                    refused);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Says one line. False if nobody is there to read it. */
    public synchronized boolean say(String line) {
        try {
            said.write(line);
            said.newLine();
            said.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Its exit code once it ended and its last answer was told, 128 + n if signal n ended it. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(gone -> exitCode());
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end. False if it is still there after {@code limit}. */
    public boolean awaitExit(Duration limit) {
        return tree.exited(limit);
    }

    /** Cuts its lifeline, and kills it if it is still there after 10 s. */
    @Override
    public void close() {
        tree.end(this::cut, CLOSING_GRACE);
    }

    private void cut() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyBroken) {
            // the reader is gone, which is all that closing was for
        }
    }

    private void listen(Consumer<String> answers) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(answers);
        } catch (IOException | UncheckedIOException closed) {
            // it is gone: its end is told by ended()
        }
    }

    /** Its last words were heard. */
    private int exitCode() {
        try {
            listener.join(LAST_WORDS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }
}
