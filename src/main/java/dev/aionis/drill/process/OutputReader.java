package dev.aionis.drill.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads one output stream of a process on a thread of its own. A background child may keep the stream open after
 * the process ended; then the reader is abandoned, and its thread ends with that child.
 */
final class OutputReader {

    private final BoundedOutput output;
    private final Thread thread;

    private OutputReader(String name, InputStream stream, int limit) {
        this.output = new BoundedOutput(limit);
        this.thread = new Thread(() -> drain(stream), name);
        this.thread.setDaemon(true);
    }

    static OutputReader start(String name, InputStream stream, int limit) {
        var reader = new OutputReader(name, stream, limit);
        reader.thread.start();
        return reader;
    }

    /** What was read until the end of the stream, or until {@code patience} was over. */
    String text(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
        return output.text();
    }

    private void drain(InputStream stream) {
        byte[] chunk = new byte[8192];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                output.append(chunk, count);
            }
        } catch (IOException closed) {
            // the process is gone and its stream was closed: what was read so far is all there is
        }
    }
}
