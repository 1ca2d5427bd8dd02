package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every default and every key's description is sound. */
class DefaultsTest {

    @TempDir
    private Path folder;

    /** Defaults are not held against their ranges when they are used; writing them out holds them against. */
    @TestFactory
    Stream<DynamicTest> each_default_could_be_written() {
        List<DynamicTest> tests = new ArrayList<>();
        collect(DrillConfig.class, "", tests);
        assertThat(tests).as("premise: there are defaults").hasSizeGreaterThan(40);
        return tests.stream();
    }

    private void collect(Class<?> section, String prefix, List<DynamicTest> tests) {
        for (ConfigKey key : ConfigKey.of(section)) {
            String path = prefix + key.name();
            assertThat(key.meaning()).as(path).isNotBlank();
            key.section().ifPresent(inner -> collect(inner, path + ".", tests));
            key.preset()
                    .filter(text -> !text.isEmpty())
                    .ifPresent(
                            text -> tests.add(DynamicTest.dynamicTest(path + "=" + text, () -> accepts(path, text))));
        }
    }

    private void accepts(String path, String value) {
        boolean external = Stream.of("deployment.external", "load", "hook", "kubernetes", "monitoring.incidents")
                .anyMatch(path::startsWith);
        boolean containers = Stream.of("deployment.containers", "docker").anyMatch(path::startsWith);
        String section = path.startsWith("kubernetes") ? KubernetesChecksTest.SECTION : "";
        String text =
                (external ? Configurations.EXTERNAL : containers ? Configurations.CONTAINERS : Configurations.SHORTEST)
                        + section;

        ConfigReading reading = new Configurations(folder).reading(text, Map.of(path, value));

        assertThat(reading.config())
                .isEqualTo(new Configurations(folder)
                        .reading(withoutKey(text, path), Map.of())
                        .config());
    }

    /** The only key with a default that the texts write themselves. */
    private static String withoutKey(String text, String path) {
        return path.equals("deployment.external.replicas") ? text.replaceAll("(?m)^ +replicas: .*\n", "") : text;
    }
}
