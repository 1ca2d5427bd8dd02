package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HolmCorrectionTest {

    @Test
    void each_step_down_has_a_larger_share_of_alpha() {
        assertThat(HolmCorrection.rejectedUpTo(new double[] {0.04, 0.001, 0.02}, 0.05))
                .isEqualTo(0.04);
        assertThat(HolmCorrection.rejectedUpTo(new double[] {0.04, 0.001, 0.03}, 0.05))
                .isEqualTo(0.001);
        assertThat(HolmCorrection.rejectedUpTo(new double[] {0.02, 0.03, 0.04}, 0.05))
                .isNegative();
    }

    @Test
    void a_probability_at_its_share_is_rejected() {
        assertThat(HolmCorrection.rejectedUpTo(new double[] {0.5, 0.025}, 0.05)).isEqualTo(0.025);
        assertThat(HolmCorrection.rejectedUpTo(new double[] {}, 0.05)).isNegative();
    }

    @Test
    void any_false_alarm_is_as_rare_as_alpha() {
        Random random = new Random(12);
        long alarms = IntStream.range(0, 20_000)
                .filter(run -> HolmCorrection.rejectedUpTo(random.doubles(6).toArray(), 0.05) >= 0)
                .count();
        assertThat(alarms / 20_000.0).isBetween(0.04, 0.055);
    }
}
