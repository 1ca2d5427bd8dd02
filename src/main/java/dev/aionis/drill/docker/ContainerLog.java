package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What a container wrote to its stdout and stderr, on its way into a file. */
public final class ContainerLog implements AutoCloseable {

    /** The engine has it on its disk; longer means that the engine hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Copy copy;

    private ContainerLog(Copy copy) {
        this.copy = copy;
    }

    /** Writes what there is since a moment into the file, which is made anew. */
    public static void save(DockerClient engine, String id, Instant since, Path file) {
        try (var out = Files.newOutputStream(file)) {
            var copy = new Copy(out);
            engine.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withSince((int) since.getEpochSecond())
                    .exec(copy);
            if (!copy.awaitCompletion(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DrillException(
                        "log of container " + id + ", not read to its end within " + LIMIT, "see docker logs " + id);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a container's log", interrupted);
        }
    }

    /** Appends what comes to the file, from the container's start until its end or {@link #close}. */
    public static ContainerLog follow(DockerClient engine, String id, Path file) {
        try {
            var copy = new Copy(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            engine.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .withSince(0)
                    .exec(copy);
            return new ContainerLog(copy);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Returns when the container has ended and its last word is in the file. False if that takes longer. */
    public boolean awaitEnd(Duration limit) {
        try {
            return copy.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            copy.close();
        } catch (IOException alreadyClosed) {
            // nothing more is wanted of it
        }
    }

    /** Frames as they come; closes the file at the end. */
    private static final class Copy extends ResultCallback.Adapter<Frame> {

        private final OutputStream out;

        Copy(OutputStream out) {
            this.out = out;
        }

        @Override
        public void onNext(Frame frame) {
            try {
                out.write(frame.getPayload());
                out.flush();
            } catch (IOException unwritable) {
                onError(unwritable);
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                super.close();
            }
        }
    }
}
