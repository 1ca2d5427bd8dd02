package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.trust.DrillOutcome.Unproven;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FalseAlarmsPageTest {

    @Test
    void fifty_drills_without_an_alarm() {
        var page = new FalseAlarmsPage(IntStream.rangeClosed(1, 50)
                .mapToObj(drill -> Outcomes.of(drill, List.of(), List.of()))
                .toList());

        assertThat(page.summary()).isEqualTo("""
                clean drills: 50, 25 of them under CPU stress, 50 passed
                false fails: 0 of 50; the rate is at most 5.8 % (95 %, one-sided, Clopper-Pearson)
                unproven criteria: none
                """);
    }

    @Test
    void what_was_false_and_what_was_not_proven_is_said_with_its_drill_and_cause() {
        var page = new FalseAlarmsPage(List.of(
                Outcomes.of(1, List.of("rpo MISSED: 1 row lost"), List.of()),
                Outcomes.of(2, List.of(), List.of(new Unproven("rto", "the clock jumped"))),
                Outcomes.of(3, List.of(), List.of(new Unproven("rto", "it was never judged, objective ≥ 1")))));

        assertThat(page.summary())
                .contains("false fails: 1 of 3;", "unproven criteria: rto in 2; without a stated cause: 1");
        assertThat(page.page())
                .contains(
                        "| 2 | 4711 | 99 | bursts | partial |",
                        "- drill 1, FALSE FAIL: rpo MISSED: 1 row lost",
                        "- drill 2, `rto` unproven: the clock jumped",
                        "- drill 3, `rto` unproven WITHOUT A CAUSE: it was never judged");
    }
}
