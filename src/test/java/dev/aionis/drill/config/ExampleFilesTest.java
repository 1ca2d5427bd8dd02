package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that are shipped to be copied: each is whole, and has its scripts beside it. */
class ExampleFilesTest {

    private static final Path EXAMPLES = Path.of("drill-config/examples");

    static Stream<Path> files() throws IOException {
        return Files.list(EXAMPLES)
                .filter(ExampleFilesTest::isDrillConfiguration)
                .sorted();
    }

    private static boolean isDrillConfiguration(Path file) {
        try {
            return file.toString().endsWith(".yaml") && Files.readString(file).contains("\nhook:\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the head of the file says it takes from the environment. */
    private static Map<String, String> environment(Path file) throws IOException {
        String text = Files.readString(file);
        String head = text.substring(text.indexOf("# From the environment"), text.indexOf("\nenvironment:"));
        var environment = new HashMap<String, String>();
        head.lines()
                .filter(line -> line.startsWith("#     "))
                .flatMap(line -> Stream.of(line.substring(1).strip().split(", *")))
                .forEach(name -> environment.put(name, "value-of-" + name));
        environment.put("AIONIS_DB_URL", "jdbc:postgresql://db.internal:5432/aionis");
        environment.put("GRAFANA_URL", "https://grafana.internal");
        return environment;
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_is_accepted_without_a_warning_and_is_an_external_deployment(Path file) throws IOException {
        ConfigReading reading = DrillConfigReader.reading(file, Map.of(), environment(file));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config().deployment().kind()).isEqualTo(DeploymentConfig.Kind.EXTERNAL);
        assertThat(reading.config().gates()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_hook_is_a_script_that_is_there_and_may_be_executed(Path file) throws IOException {
        HookConfig hooks =
                DrillConfigReader.read(file, Map.of(), environment(file)).hook().orElseThrow();

        List<HookCommand> commands = commands(hooks);

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            Path script = hooks.directory().resolve(command.command().get(0));
            assertThat(script).isExecutable();
            assertThat(Files.readString(script)).startsWith("#!/bin/sh\n# ").contains("\nset -eu\n");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_secret_reaches_a_hook_only_by_name(Path file) throws IOException {
        ConfigReading reading = DrillConfigReader.reading(file, Map.of(), environment(file));

        assertThat(reading.config().hook().orElseThrow().environment().values())
                .doesNotContain("value-of-AIONIS_API_KEY", "value-of-AIONIS_DB_PASSWORD");
        reading.config().hook().orElseThrow().environment().forEach((name, value) -> {
            if (name.startsWith("DATABASE_URL")) {
                assertThat(reading.secrets()).extracting(Secret::reveal).contains(value);
            }
        });
    }

    private static List<HookCommand> commands(HookConfig hooks) {
        Stream<Optional<HookCommand>> worker = hooks.worker().stream()
                .flatMap(w -> Stream.of(w.stop(), w.kill(), w.freeze(), w.start(), w.status(), w.logs()));
        Stream<Optional<HookCommand>> release = hooks.release().stream()
                .flatMap(r ->
                        Stream.of(r.current(), r.available(), r.deployCanary(), r.rollback(), r.status(), r.logs()));
        Stream<Optional<HookCommand>> restore = hooks.restore().stream()
                .flatMap(r -> Stream.of(
                        r.snapshot(), r.rehearsed(), r.archive(), r.restore(), r.status(), r.startApi(), r.destroy()));
        Stream<Optional<HookCommand>> replica =
                hooks.replica().stream().flatMap(r -> Stream.of(r.kill(), r.start(), r.status(), r.logs()));
        return Stream.of(worker, release, restore, replica)
                .flatMap(all -> all)
                .flatMap(Optional::stream)
                .toList();
    }
}
