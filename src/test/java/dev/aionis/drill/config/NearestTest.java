package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "owner, owner, 0",
        "ownr, owner, 1",
        "onwer, owner, 1",
        "owmer, owner, 1",
        "'', rto, 3",
        "kitten, sitting, 3"
    })
    void slips_are_counted(String from, String to, int slips) {
        assertThat(Nearest.slips(from, to)).isEqualTo(slips);
        assertThat(Nearest.slips(to, from)).isEqualTo(slips);
    }

    @Test
    void the_word_with_the_fewest_slips_is_meant() {
        assertThat(Nearest.to("relase", List.of("restore", "release", "rollback")))
                .contains("release");
    }

    @Test
    void no_word_is_meant_by_one_that_is_unlike_all() {
        assertThat(Nearest.to("frobnicate", List.of("restore", "release", "rollback")))
                .isEmpty();
        assertThat(Nearest.to("owner", List.of())).isEmpty();
    }
}
