package dev.aionis.drill.lever.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The log files of the sandbox's processes. */
final class LogFiles {

    private LogFiles() {}

    /** Those whose name is wanted, by name. */
    static List<Path> below(Path folder, Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("logs of the sandbox in " + folder + " could not be listed", unreadable);
        }
    }
}
