package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that operators write their scripts by. */
class HooksPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/hooks.md"));
    }

    @Test
    void it_has_every_verb_with_the_exit_codes_and_keys_that_it_may_answer() throws IOException {
        String page = page();
        for (HookVerb verb : HookVerb.values()) {
            String section =
                    page.substring(page.indexOf("### `hook." + verb.label().split("\\.")[0]));
            List<String> row = section.lines()
                    .filter(line -> line.startsWith("|")
                            && firstCell(line).contains("`" + verb.label().split("\\.")[1] + "`"))
                    .findFirst()
                    .map(line -> List.of(line.split("\\|")))
                    .orElseThrow(() -> new AssertionError("no row for " + verb.label()));
            String text = String.join("|", row);

            for (int code : new int[] {HookVerb.NOT_YET, HookVerb.NONE}) {
                assertThat(text.contains(Integer.toString(code)))
                        .as("%s %d", verb.label(), code)
                        .isEqualTo(verb.mayEndWith(code));
            }
            Arrays.stream(AnswerKey.values())
                    .filter(key -> key != AnswerKey.MESSAGE && verb.keys().contains(key))
                    .filter(key -> verb != HookVerb.RESTORE_STATUS || key != AnswerKey.JOB_ID)
                    .forEach(key -> assertThat(text).as(verb.label()).contains("`" + key.label() + "`"));
        }
    }

    @Test
    void the_script_that_it_shows_is_the_one_that_is_shipped() throws IOException {
        assertThat(page()).contains(Files.readString(Path.of("drill-config/examples/managed-postgres/restore")));
    }

    private static String firstCell(String line) {
        return line.split("\\|")[1];
    }
}
