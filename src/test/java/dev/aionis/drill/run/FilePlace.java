package dev.aionis.drill.run;

import dev.aionis.drill.cli.HaDrills;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.process.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An {@link ExternalPlace} whose worker and copies are files, moved by a hook that may refuse, hang or lie. */
final class FilePlace implements AutoCloseable {

    static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path base;
    private final Path hooks;
    private final ExternalPlace place;

    private FilePlace(Path base, ExternalPlace place) throws IOException {
        this.base = base;
        this.place = place;
        this.hooks = Files.createDirectory(base.resolve("hooks"));
        Files.createDirectory(hooks.resolve("worker"));
        Files.createDirectory(hooks.resolve("copies"));
        try (InputStream script = FilePlace.class.getResourceAsStream("/residue/lever")) {
            Files.copy(script, hooks.resolve("lever"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(hooks.resolve("lever"), PosixFilePermissions.fromString("rwx------"));
        workerRuns(true);
    }

    static FilePlace in(Path base) throws IOException, SQLException {
        return new FilePlace(base, ExternalPlace.in(base));
    }

    ExternalPlace place() {
        return place;
    }

    Path hooks() {
        return hooks;
    }

    Path records() {
        return base.resolve("drill-records");
    }

    /** How worker.start behaves: {@code refuses}, {@code hangs}, {@code lies} or {@code serves}. */
    void mood(String mood) throws IOException {
        Files.writeString(hooks.resolve("mood"), mood);
    }

    void workerRuns(boolean runs) throws IOException {
        Path on = hooks.resolve("worker/on");
        if (runs) {
            Files.writeString(on, "");
        } else {
            Files.deleteIfExists(on);
        }
    }

    boolean workerRuns() {
        return Files.exists(hooks.resolve("worker/on"));
    }

    List<String> calls() throws IOException {
        Path calls = hooks.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    DrillSettings settings(DrillMode mode, ResidueOrder residue, Map<String, String> more) throws IOException {
        DrillSettings plain = place.settings(NOBODY, mode, values(more));
        return new DrillSettings(
                plain.baseDirectory(),
                plain.workDirectory(),
                plain.configFile(),
                plain.overrides(),
                plain.environment(),
                plain.signedBy(),
                mode,
                residue,
                Optional.empty());
    }

    /** {@code java … undo} in a process of its own, as a person runs it. */
    CommandResult undo(String... options) throws IOException {
        var args = new ArrayList<>(
                List.of("undo", "--config", place.configuration().toString()));
        args.addAll(List.of("--records", records().toString()));
        values(Map.of("deployment.external.api", NOBODY.toString()))
                .forEach((key, value) -> args.addAll(List.of("--set", key + "=" + value)));
        args.addAll(List.of(options));
        return Command.of(JavaProgram.argv(HaDrills.class, args))
                .with(environment())
                .timeout(LIMIT)
                .run();
    }

    static Map<String, String> environment() {
        return Map.of("API_KEY", ExternalPlace.KEY, "DB_PASSWORD", "reader");
    }

    Map<String, String> values(Map<String, String> more) {
        String lever = "[./lever]";
        var values = new HashMap<>(Map.of(
                "levers.worker",
                "hook",
                "levers.restore",
                "hook",
                "hook.directory",
                hooks.toString(),
                "hook.environment.SECRET_OF_THE_HOOK",
                ExternalPlace.KEY,
                "hook.poll",
                "100ms",
                "hook.worker.stop.command",
                lever,
                "hook.worker.start.command",
                lever,
                "hook.worker.start.timeout",
                "1s",
                "hook.worker.status.command",
                lever));
        values.putAll(Map.of(
                "hook.restore.restore.command", lever,
                "hook.restore.status.command", lever,
                "hook.restore.destroy.command", lever,
                "hook.restore.list.command", lever,
                "worker.stop", "stop",
                "safety.undo-attempts", "2",
                "safety.undo-pause", "10ms"));
        if (more.containsKey("hook.worker")) {
            values.keySet().removeIf(key -> key.startsWith("hook.worker."));
        }
        values.putAll(more);
        return new TreeMap<>(values);
    }

    @Override
    public void close() {
        place.close();
    }
}
