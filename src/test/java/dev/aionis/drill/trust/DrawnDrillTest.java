package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.DrillConfigReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnDrillTest {

    @Test
    void the_same_seed_and_number_draw_the_same_drill() {
        assertThat(DrawnDrill.of(7, 3)).isEqualTo(DrawnDrill.of(7, 3));
        assertThat(DrawnDrill.of(7, 3).settings())
                .isNotEqualTo(DrawnDrill.of(7, 4).settings());
        assertThat(DrawnDrill.of(7, 3).settings())
                .isNotEqualTo(DrawnDrill.of(8, 3).settings());
    }

    @Test
    void half_of_fifty_drills_are_stressed_and_each_way_is_among_them() {
        var stresses = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> DrawnDrill.of(7, number).stress())
                .toList();

        assertThat(stresses.stream().filter(stress -> stress != Stress.NONE)).hasSize(25);
        assertThat(stresses).contains(Stress.values());
    }

    @Test
    void what_is_drawn_is_a_configuration_that_is_accepted_without_a_warning() {
        for (int number = 1; number <= 50; number++) {
            Map<String, String> settings =
                    new HashMap<>(DrawnDrill.of(7, number).settings());
            var reading = DrillConfigReader.reading(Path.of("drill-config", "local.yaml"), settings, Map.of());
            assertThat(reading.warnings()).isEmpty();
            assertThat(reading.config().load().seed()).isPositive();
        }
    }
}
