package dev.aionis.drill.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A directory into which hook scripts put what they were told, and in which they find what to print and exit with. */
final class Mailbox implements AutoCloseable {

    /** What a hook prints, and its exit code. */
    record Reply(int exitCode, String stdout) {}

    private final Path directory;
    private final Function<Map<String, String>, Reply> operator;
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor();

    Mailbox(Path directory, Function<Map<String, String>, Reply> operator) {
        this.directory = directory;
        this.operator = operator;
    }

    /** From now on requests are answered. */
    void open() {
        postman.scheduleWithFixedDelay(this::deliver, 0, 20, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        postman.shutdownNow();
    }

    private void deliver() {
        try (DirectoryStream<Path> requests = Files.newDirectoryStream(directory, "*.request")) {
            for (Path request : requests) {
                Map<String, String> told = Files.readAllLines(request).stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
                Files.delete(request);
                answer(request, told);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answer(Path request, Map<String, String> told) throws IOException {
        String name = request.getFileName().toString().replace(".request", "");
        Reply reply;
        try {
            reply = operator.apply(told);
        } catch (RuntimeException failed) {
            reply = new Reply(1, failed + "\n");
        }
        Files.writeString(directory.resolve(name + ".out"), reply.stdout());
        Path code = Files.writeString(directory.resolve(name + ".writing"), Integer.toString(reply.exitCode()));
        Files.move(code, directory.resolve(name + ".code"), StandardCopyOption.ATOMIC_MOVE);
    }
}
