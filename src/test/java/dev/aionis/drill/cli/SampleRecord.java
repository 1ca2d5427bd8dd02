package dev.aionis.drill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The records under {@code docs/samples}: folders that real drills left. */
public final class SampleRecord {

    static final Path ALL = Path.of("docs/samples");
    static final Path KEY = ALL.resolve("drills.pub.pem");

    private SampleRecord() {}

    /** In the order of the drills: pass, fail, partial, aborted. */
    public static List<Path> folders() {
        return list(Files::list, ALL).stream()
                .filter(Files::isDirectory)
                .sorted()
                .toList();
    }

    /** A copy of one of them, alone. */
    static Path copy(Path sample, Path into) {
        Path copy = into.resolve(sample.getFileName().toString());
        try {
            for (Path file : files(sample)) {
                Path place = copy.resolve(sample.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return copy;
    }

    static List<Path> files(Path folder) {
        return list(Files::walk, folder).stream()
                .filter(Files::isRegularFile)
                .sorted()
                .toList();
    }

    private interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }

    private static List<Path> list(Listing listing, Path folder) {
        try (Stream<Path> found = listing.of(folder)) {
            return found.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
