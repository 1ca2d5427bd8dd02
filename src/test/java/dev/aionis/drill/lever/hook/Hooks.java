package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.MonotonicClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Real scripts in a directory, and the surroundings of a drill whose folder is beside them. */
final class Hooks implements HookScene {

    static final String SECRET = "hunter2-s3cret";

    private final Path directory;
    private final List<String> secrets = new ArrayList<>(List.of(SECRET));
    private final List<String> said = new ArrayList<>();

    Hooks(Path directory) {
        this.directory = directory;
    }

    HookRunner runner() {
        return runner(Map.of());
    }

    HookRunner runner(Map<String, String> environment) {
        var config = new HookConfig(
                directory,
                environment,
                Duration.ofMillis(50),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new HookRunner(config, this, new MonotonicClock());
    }

    /** A hook that is this shell script. */
    HookCommand script(String text) {
        return script(text, Duration.ofSeconds(20));
    }

    HookCommand script(String text, Duration timeout) {
        return new HookCommand(List.of("sh", "-c", text), timeout);
    }

    /** A hook that adds its name to a list, then does as the script says. */
    Optional<HookCommand> noted(String name, String script) {
        return Optional.of(script("echo " + name + " >> calls\n" + script));
    }

    List<String> calls() {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? lines(calls) : List.of();
    }

    List<String> said() {
        return said;
    }

    List<Path> transcripts() {
        try (Stream<Path> files = Files.list(directory.resolve("hooks"))) {
            return files.sorted().toList();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static String text(Path file) {
        return String.join("\n", lines(file));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String drill() {
        return "ha_drill_20260228_staging-ha_01";
    }

    @Override
    public String environment() {
        return "staging-ha";
    }

    @Override
    public String scenario() {
        return "A";
    }

    @Override
    public String clean(String text) {
        return new Redactor(secrets).clean(text);
    }

    @Override
    public boolean secret(String value) {
        return secrets.contains(value);
    }

    @Override
    public void learn(String secret) {
        secrets.add(secret);
    }

    @Override
    public Path keep(String name, String text) {
        try {
            Path folder = Files.createDirectories(directory.resolve("hooks"));
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void say(String line) {
        said.add(line);
    }
}
