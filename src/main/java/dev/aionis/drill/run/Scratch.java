package dev.aionis.drill.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for raw files, which stand there until they are evidence, cleaned of secrets; gone with the drill. */
final class Scratch implements AutoCloseable {

    private final Path directory;

    /** @param directory made by whoever writes the first file */
    Scratch(Path directory) {
        this.directory = directory;
    }

    Path folder(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("raw logs in " + directory + " could not be deleted", stays);
        }
    }
}
