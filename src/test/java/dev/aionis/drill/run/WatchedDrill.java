package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.process.ProcessState;
import dev.aionis.drill.process.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link WatchedProgram} as a terminal would start it: leading a process group, its switch in another. */
final class WatchedDrill implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-configuration";

    static final Map<String, String> ENVIRONMENT = Map.of("API_KEY", "no-key-is-needed", "DB_PASSWORD", SECRET);

    private static final Duration START = Duration.ofSeconds(60);

    private final Path base;
    private final Path folder;
    private final Path output;
    private final Process process;

    private WatchedDrill(Path base, Path folder, Process process) {
        this.base = base;
        this.folder = folder;
        this.output = base.resolve("output");
        this.process = process;
    }

    /** @param changes to the configuration, text for text */
    static WatchedDrill start(Path base, String... changes) throws IOException {
        Path folder = Files.createDirectories(base.resolve(WatchedProgram.ID));
        Path configuration = configuration(base, changes);
        var argv = new ArrayList<>(List.of("setsid"));
        argv.addAll(JavaProgram.argv(WatchedProgram.class, List.of(configuration.toString(), folder.toString())));
        var builder = new ProcessBuilder(Terminal.starts(argv))
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("output").toFile());
        builder.environment().putAll(ENVIRONMENT);
        var drill = new WatchedDrill(base, folder, builder.start());
        drill.awaitSaid("watched by ");
        return drill;
    }

    /** Its levers are commands that make files and remove them. */
    static Path configuration(Path base, String... changes) throws IOException {
        String text;
        try (var in = WatchedDrill.class.getResourceAsStream("/switch/files.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@BASE@", base.toString());
        }
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return Files.writeString(base.resolve("drill.yaml"), text);
    }

    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void make(String which) throws IOException {
        int before = said().size();
        tell(which);
        Wait.upTo(START).forThe(which).until(() -> !process.isAlive() || said().size() > before);
        assertThat(said().get(before)).startsWith("made: ");
    }

    void awaitSaid(String beginning) {
        Wait.upTo(START).forThe("'" + beginning + "'").until(() -> !process.isAlive() || saidBeginsWith(beginning));
        assertThat(saidBeginsWith(beginning)).as(String.join("; ", said())).isTrue();
    }

    private boolean saidBeginsWith(String beginning) {
        return said().stream().anyMatch(line -> line.startsWith(beginning));
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    long switchPid() {
        return said().stream()
                .filter(line -> line.startsWith("watched by "))
                .map(line -> Long.parseLong(line.substring("watched by ".length())))
                .findFirst()
                .orElseThrow();
    }

    boolean switchGone() {
        return ProcessState.of(switchPid()) == ProcessState.GONE;
    }

    List<String> said() {
        return lines(output);
    }

    /** What the switch wrote. */
    List<String> log() {
        return lines(folder.resolve(SwitchLog.FILE));
    }

    /** What the hooks did, in their order. */
    List<String> calls() {
        return lines(base.resolve("calls"));
    }

    List<Trace> traces() {
        return JournalContents.read(folder.resolve(UndoJournal.FILE)).traces();
    }

    Path folder() {
        return folder;
    }

    boolean workerAway() {
        return Files.exists(base.resolve("worker-away"));
    }

    boolean canaryThere() {
        return Files.exists(base.resolve("canary"));
    }

    /** Kills what a test left of the two processes. */
    @Override
    public void close() {
        process.destroyForcibly();
        if (!switchGone()) {
            ProcessHandle.of(switchPid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
