package dev.aionis.drill.staging;

import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A drill of the embedded deployment in a JVM of its own. */
final class DrillProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Path base;
    private final Path console;
    private final Process process;

    private DrillProcess(Path base, Path console, Process process) {
        this.base = base;
        this.console = console;
        this.process = process;
    }

    /**
     * Starts a drill.
     *
     * @param base where it leaves its records
     * @param properties of its JVM, without {@code -D}
     * @param tags of the scenarios that it runs
     */
    static DrillProcess start(Path base, Map<String, String> properties, String... tags) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Ddrill.basedir=" + base,
                "-Dallure.results.directory=" + base.resolve("allure-results")));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dgroups=" + String.join("|", tags));
        command.add("dev.aionis.drill.staging.DrillProgram");
        Path console = base.resolve("console.log");
        var builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("CLASSPATH", JavaProgram.classPath());
        try {
            return new DrillProcess(base, console, builder.start());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    String console() {
        try {
            return Files.exists(console) ? Files.readString(console) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int awaitExit() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the drill did not end:\n" + console());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The one drill's folder. */
    Path folder() {
        try (Stream<Path> records = Files.list(base.resolve("drill-records"))) {
            return records.findFirst().orElseThrow(() -> new AssertionError("no record:\n" + console()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    DrillRecord record() {
        return RecordFiles.read(folder());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
