package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That the matrix, which takes a while, leaves no defect out is seen in every build. */
class SeededDefectsTest {

    @Test
    void every_defect_of_the_sandbox_is_drilled_once_and_something_must_find_all_but_one() {
        assertThat(SeededDefects.all()).extracting(Seeded::defect).containsExactlyInAnyOrderElementsOf(Defects.all());
        assertThat(SeededDefects.all())
                .filteredOn(Seeded::harmless)
                .as("what must disturb no drill")
                .extracting(Seeded::defect)
                .containsExactly(GeneralDefect.HOSTS_IN_OTHER_TIME_ZONES);
    }

    /** {@code ./mvnw verify -Pdefects} writes it to target/defects.md. */
    @Test
    void every_defect_is_a_row_of_the_page_that_people_read() throws IOException {
        String page = Files.readString(Path.of("docs", "defects.md"));
        assertThat(Defects.all())
                .allSatisfy(defect -> assertThat(page).contains("| `" + defect.id() + "` | " + defect.fault() + " |"));
    }

    @Test
    void every_defect_has_a_name_of_its_own() {
        assertThat(Defects.all()).extracting(Defect::id).doesNotHaveDuplicates();
    }
}
