package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseAlarmRateTest {

    @Test
    void without_any_alarm_it_is_the_exact_rule_of_three() {
        assertThat(new FalseAlarmRate(0, 50).upperBound()).isCloseTo(1 - Math.pow(0.05, 1.0 / 50), within(1e-9));
        assertThat(new FalseAlarmRate(0, 50).upperBound()).isCloseTo(3.0 / 50, within(0.002));
    }

    /** At the bound, as few alarms as were seen have a chance of 5 %: the definition, summed up by hand. */
    @Test
    void with_alarms_as_few_have_a_chance_of_one_in_twenty() {
        double rate = new FalseAlarmRate(2, 30).upperBound();

        double none = Math.pow(1 - rate, 30);
        double one = 30 * rate * Math.pow(1 - rate, 29);
        double two = 435 * rate * rate * Math.pow(1 - rate, 28);
        assertThat(none + one + two).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void nothing_is_known_of_what_was_never_drilled_or_always_alarmed() {
        assertThat(new FalseAlarmRate(0, 0).upperBound()).isEqualTo(1);
        assertThat(new FalseAlarmRate(3, 3).upperBound()).isEqualTo(1);
    }

    @Test
    void more_alarms_than_drills_are_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new FalseAlarmRate(2, 1));
    }
}
