package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/configuration.md equal to the records. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final String BEGIN = "<!-- the tables from here on are held equal to the records by a test -->\n";

    @Test
    void the_page_has_every_key_with_its_type_default_and_meaning() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).as("premise: the page has a place for the tables").contains(BEGIN);

        String expected = page.substring(0, page.indexOf(BEGIN)) + BEGIN + tables();

        Path generated =
                Files.createDirectories(Path.of("target/generated-config")).resolve(PAGE.getFileName());
        Files.writeString(generated, expected);
        assertThat(page)
                .as("the page is out of step; HINT: look at " + generated + " and copy it to " + PAGE)
                .isEqualTo(expected);
    }

    private static String tables() {
        var page = new StringBuilder();
        table("", "The file's top level", DrillConfig.class, page);
        return page.toString();
    }

    private static void table(String path, String meaning, Class<?> section, StringBuilder page) {
        String heading = path.isEmpty() ? meaning : "`" + path + "`: " + meaning;
        page.append("\n## ").append(heading).append("\n\n");
        List<ConfigKey> sections = new ArrayList<>();
        var rows = new StringBuilder();
        for (ConfigKey key : ConfigKey.of(section)) {
            if (inner(key).isPresent()) {
                sections.add(key);
            }
            if (key.section().isEmpty()) {
                rows.append(row(new KeyFacts(section, key)));
            }
        }
        if (!rows.isEmpty()) {
            page.append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n")
                    .append(rows);
        } else {
            page.append("Sections only.\n");
        }
        for (ConfigKey key : sections) {
            String suffix = key.section().isPresent() ? "" : "[]";
            String inside = (path.isEmpty() ? "" : path + ".") + key.name() + suffix;
            table(inside, key.meaning(), inner(key).orElseThrow(), page);
        }
    }

    private static Optional<Class<?>> inner(ConfigKey key) {
        return key.section().or(() -> ConfigKey.itemOf(key.type()).flatMap(ConfigKey::sectionOf));
    }

    private static String row(KeyFacts facts) {
        ConfigKey key = facts.key();
        String range = facts.range().isEmpty() ? "" : ", " + facts.range();
        String preset = key.preset()
                .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                .orElse(key.optional() ? "none" : "**required**");
        return "| `%s` | %s%s | %s | %s |\n".formatted(key.name(), facts.type(), range, preset, key.meaning());
    }
}
