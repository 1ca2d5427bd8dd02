package dev.aionis.drill.sandbox.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedTurnsTest {

    private final Backend one = new Backend("api-1", URI.create("http://127.0.0.1:1"));
    private final Backend two = new Backend("api-2", URI.create("http://127.0.0.1:2"));
    private final WeightedTurns turns = new WeightedTurns();

    @Test
    void equal_weights_take_turns() {
        assertThat(sequence(6)).isEqualTo("121212");
    }

    @Test
    void a_canary_of_a_tenth_gets_every_tenth_request() {
        one.setWeight(0.9);
        two.setWeight(0.1);
        String thousand = sequence(1_000);
        assertThat(thousand.chars().filter(c -> c == '2').count()).isEqualTo(100);
        assertThat(thousand).doesNotContain("22");
    }

    @Test
    void a_weight_of_nothing_gets_nothing_while_there_is_another() {
        two.setWeight(0);
        assertThat(sequence(20)).doesNotContain("2");
        assertThat(turns.next(List.of(two))).isZero();
    }

    @Test
    void new_weights_hold_from_the_next_request_on() {
        one.setWeight(0.99);
        two.setWeight(0.01);
        sequence(57);
        one.setWeight(1);
        two.setWeight(1);
        turns.reset();
        assertThat(sequence(4)).isEqualTo("1212");
    }

    @Test
    void a_negative_weight_is_refused() {
        assertThatThrownBy(() -> one.setWeight(-0.1)).hasMessageContaining("weight -0.1 of api-1");
    }

    private String sequence(int requests) {
        var names = new ArrayList<String>();
        for (int i = 0; i < requests; i++) {
            names.add(turns.next(List.of(one, two)) == 0 ? "1" : "2");
        }
        return String.join("", names);
    }
}
