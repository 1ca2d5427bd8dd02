package dev.aionis.drill.staging;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.process.ProcessState;
import dev.aionis.drill.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A drill that runs: in a process group of its own, as a shell would start it, its console kept in a file. */
final class StagedDrill {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final Path console;

    private StagedDrill(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    static StagedDrill start(List<String> argv, Path directory, Map<String, String> environment, Path console)
            throws IOException {
        var whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(argv);
        var builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        return new StagedDrill(builder.start(), console);
    }

    /** @throws IllegalStateException if it takes longer than it ever should; it is killed then */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            killGroup();
            throw new IllegalStateException("drill not over after " + LIMIT + ", see " + console);
        }
        return process.exitValue();
    }

    /**
     * Waits until a step runs.
     *
     * @throws AssertionError if the drill ended before it
     */
    void awaitStep(String scenario, int step) {
        Wait.upTo(LIMIT)
                .forThe("step " + step + " of " + scenario)
                .until(() -> runs(scenario, step) || !process.isAlive());
        if (!runs(scenario, step)) {
            throw new AssertionError("drill ended before step " + step + " of " + scenario + ":\n" + console());
        }
    }

    private boolean runs(String scenario, int step) {
        String console = console();
        int heading = console.indexOf(" Scenario " + scenario + ":");
        return heading >= 0 && console.indexOf("   " + step + ". ", heading) >= 0;
    }

    void kill() throws InterruptedException {
        Signal.KILL.to(process.pid());
        process.waitFor();
    }

    void killGroup() throws InterruptedException {
        Signal.KILL.toGroup(process.pid());
        process.waitFor();
    }

    boolean gone() {
        return ProcessState.of(process.pid()) == ProcessState.GONE;
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
