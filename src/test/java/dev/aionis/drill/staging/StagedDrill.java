package dev.aionis.drill.staging;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.process.Signal;
import dev.aionis.drill.process.Terminal;
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
public final class StagedDrill {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Process process;
    private final Path console;

    private StagedDrill(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** A drill in a JVM of its own, below {@code base}. */
    public static StagedDrill of(Path base, Path configuration, List<String> options) throws IOException {
        return start(
                argv(base, configuration, options),
                base,
                Map.of("CLASSPATH", JavaProgram.classPath()),
                base.resolve("run.log"));
    }

    /** Needs the class path in its environment. */
    static List<String> argv(Path base, Path configuration, List<String> options) {
        var argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dallure.results.directory=" + base.resolve("allure-results"),
                "-Ddrill.basedir=" + base,
                "-Ddrill.config=" + configuration));
        argv.addAll(options);
        argv.add(DrillProgram.class.getName());
        return argv;
    }

    static StagedDrill start(List<String> argv, Path directory, Map<String, String> environment, Path console)
            throws IOException {
        var whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(argv);
        var builder = new ProcessBuilder(Terminal.starts(whole))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        return new StagedDrill(builder.start(), console);
    }

    /** @throws IllegalStateException if it takes longer than it ever should; it is killed then */
    public int exitCode() throws InterruptedException {
        return exitCode(LIMIT);
    }

    /** @throws IllegalStateException if it takes longer than {@code limit}; it is killed then */
    public int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            killGroup();
            throw new IllegalStateException("drill not over after " + limit + ", see " + console);
        }
        return process.exitValue();
    }

    /**
     * Waits until a step runs.
     *
     * @throws AssertionError if the drill ended before it
     */
    public void awaitStep(String scenario, int step) {
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

    public void freeze() {
        Signal.STOP.to(process.pid());
    }

    public void thaw() {
        Signal.CONT.to(process.pid());
    }

    /** As Ctrl-C at its terminal does, if nothing else runs there. */
    void interrupt() {
        Signal.INT.to(process.pid());
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** @throws AssertionError if the drill ended before it said so */
    public void awaitLine(String line) {
        Wait.upTo(LIMIT).forThe("'" + line + "'").until(() -> console().contains(line) || !process.isAlive());
        if (!console().contains(line)) {
            throw new AssertionError("drill ended before it said '" + line + "':\n" + console());
        }
    }

    void kill() throws InterruptedException {
        Signal.KILL.to(process.pid());
        process.waitFor();
    }

    public void killGroup() throws InterruptedException {
        if (process.isAlive()) {
            Signal.KILL.toGroup(process.pid());
        }
        process.waitFor();
    }

    boolean ended() {
        return !process.isAlive();
    }

    public String console() {
        try {
            return Files.readString(console);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
