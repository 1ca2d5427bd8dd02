package dev.aionis.drill.model;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {

    @ParameterizedTest
    @CsvSource({
        "29.9, 0.1, MET",
        "30, 0, MET",
        "29.95, 0.1, UNPROVEN",
        "30.05, 0.1, UNPROVEN",
        "30.2, 0.1, MISSED",
    })
    void an_upper_limit_is_proven_only_where_the_error_bound_is_on_one_side(
            double value, double plusMinus, CriterionStatus expected) {
        assertThat(judged(new Measure(value, "s", plusMinus), Objective.atMost(30, "s")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, MET", "2.1, 0.1, MET", "2.05, 0.1, UNPROVEN", "1.8, 0.1, MISSED"})
    void so_is_a_lower_limit(double value, double plusMinus, CriterionStatus expected) {
        assertThat(judged(new Measure(value, "×", plusMinus), Objective.atLeast(2, "×")))
                .isEqualTo(expected);
    }

    @Test
    void a_doubt_takes_a_proof_away_but_never_a_miss() {
        var met = Criterion.judge("rto", "t", new Measure(1, "s", 0), Objective.atMost(30, "s"), "saw");
        var missed = Criterion.judge("rto", "t", new Measure(31, "s", 0), Objective.atMost(30, "s"), "saw");

        assertThat(met.status()).isEqualTo(MET);
        assertThat(met.unprovenBecause("the load stalled").status()).isEqualTo(UNPROVEN);
        assertThat(met.unprovenBecause("the load stalled").why()).isEqualTo("saw; unproven: the load stalled");
        assertThat(missed.unprovenBecause("the load stalled").status()).isEqualTo(MISSED);
    }

    @Test
    void a_measurement_in_another_unit_is_refused() {
        assertThatThrownBy(() -> judged(new Measure(1, "ms", 0), Objective.atMost(30, "s")))
                .hasMessageContaining("measured in ms, objective in s");
    }

    @Test
    void the_headline_says_what_was_measured_against_what() {
        var missed = Criterion.judge("rto", "t", new Measure(41.2, "s", 0.1), Objective.atMost(30, "s"), "saw");

        assertThat(missed.headline()).isEqualTo("rto: 41.2 s ± 0.1, objective ≤ 30 s: MISSED");
        assertThat(Criterion.unproven("rto", "t", Objective.atMost(30, "s"), "no data")
                        .headline())
                .isEqualTo("rto: not measured, objective ≤ 30 s: UNPROVEN");
    }

    private static CriterionStatus judged(Measure measure, Objective objective) {
        return Criterion.judge("id", "title", measure, objective, "saw").status();
    }
}
