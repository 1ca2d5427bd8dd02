package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrillTextTest {

    @Test
    void the_same_seed_and_number_give_the_same_text() {
        assertThat(new DrillText(42).of(7)).isEqualTo(new DrillText(42).of(7)).startsWith("drill note 7: ");
    }

    @Test
    void different_numbers_give_different_words() {
        DrillText texts = new DrillText(42);

        assertThat(LongStream.range(0, 1000).mapToObj(n -> texts.of(n).replaceFirst(".*: ", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void different_seeds_give_different_words() {
        assertThat(new DrillText(1).of(7)).isNotEqualTo(new DrillText(2).of(7));
    }

    @Test
    void texts_are_of_many_lengths() {
        DrillText texts = new DrillText(42);

        assertThat(LongStream.range(0, 1000)
                        .mapToObj(n -> texts.of(n).replaceFirst(".*: ", "").split(" ").length))
                .contains(4, 5, 6, 7, 8, 9, 10, 11, 12)
                .allMatch(words -> words >= 4 && words <= 12);
    }
}
