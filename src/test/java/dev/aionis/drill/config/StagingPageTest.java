package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that leads to the first staging drill: what a reader copies from it must be what the tests load. */
class StagingPageTest {

    private static final Path PAGE = Path.of("docs/staging.md");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern NAMED = Pattern.compile("`((?:docs|drill-config)/[\\w./-]+)`|\\]\\(([\\w./-]+)\\)");

    @Test
    void its_configuration_is_the_example_for_docker_compose() throws IOException {
        Matcher yaml = YAML.matcher(Files.readString(PAGE));

        assertThat(yaml.find()).as("premise: the page shows a configuration").isTrue();
        assertThat(yaml.group(1)).isEqualTo(Files.readString(Path.of("drill-config/examples/compose.yaml")));
    }

    @Test
    void every_file_that_it_names_is_there() throws IOException {
        Matcher named = NAMED.matcher(Files.readString(PAGE));
        int seen = 0;
        while (named.find()) {
            Path file = named.group(1) != null ? Path.of(named.group(1)) : PAGE.resolveSibling(named.group(2));
            assertThat(file).exists();
            seen++;
        }
        assertThat(seen).as("premise: the page names files").isPositive();
    }
}
