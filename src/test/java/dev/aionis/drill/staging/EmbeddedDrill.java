package dev.aionis.drill.staging;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drill of the embedded deployment as it is shipped, through JUnit's launcher in a JVM of its own.
 *
 * @param base where its records and its console stay
 * @param options of its JVM, such as {@code -Dgroups=worker} or {@code -Ddrill.set.worker.pause=3s}
 */
public record EmbeddedDrill(Path base, List<String> options) {

    private static final Path CONFIGURATION =
            Path.of("drill-config", "local.yaml").toAbsolutePath();
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    /** Starts it; all drills share the unpacked PostgreSQL. */
    public StagedDrill start() throws IOException {
        Files.createDirectories(BINARIES);
        Path binaries = Files.createDirectories(base.resolve("target")).resolve("postgres");
        Files.deleteIfExists(binaries);
        Files.createSymbolicLink(binaries, BINARIES);
        return StagedDrill.of(base, CONFIGURATION, options);
    }

    /** The folder of its record; empty if it left none. */
    public Optional<Path> folder() throws IOException {
        Path records = Files.createDirectories(base.resolve("drill-records"));
        try (Stream<Path> folders = Files.list(records)) {
            return folders.filter(RecordFiles::there).findFirst();
        }
    }

    /** What it left; empty if it left nothing. */
    public Optional<DrillRecord> record() throws IOException {
        return folder().map(RecordFiles::read);
    }
}
