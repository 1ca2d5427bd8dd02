package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Phase;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreTimelineTest {

    private static final Instant NOON = Instant.parse("2026-02-28T12:00:00Z");

    private final RestoreTimeline timeline = new RestoreTimeline();

    @BeforeEach
    void a_restore_from_its_target_to_the_smoke() {
        timeline.target(BoundedInstant.around(second(0), Duration.ofMillis(20)));
        timeline.declared(second(2));
        // the lever began a little after the declaration, and left a gap between its own phases
        timeline.restored(List.of(
                new Phase("archive caught up", second(2.1), second(3)),
                new Phase("base backup fetched", second(3), second(5), Duration.ofMillis(4)),
                new Phase("WAL replayed", second(5.5), second(6.5), Duration.ofMillis(15))));
        timeline.reached("API ready", second(8));
        timeline.reached("smoke passed", second(9));
    }

    @Test
    void every_phase_begins_when_the_one_before_it_ended() {
        List<Phase> phases = timeline.phases();

        assertThat(phases)
                .extracting(Phase::name)
                .containsExactly(
                        "written past T",
                        "archive caught up",
                        "base backup fetched",
                        "WAL replayed",
                        "API ready",
                        "smoke passed");
        for (int i = 1; i < phases.size(); i++) {
            assertThat(phases.get(i).start())
                    .as(phases.get(i).name())
                    .isEqualTo(phases.get(i - 1).end());
        }
    }

    @Test
    void the_phases_up_to_the_restored_database_add_up_to_the_rto() {
        double sum = timeline.table().stream()
                .limit(4)
                .mapToDouble(row -> (double) row.get("seconds"))
                .sum();

        assertThat(timeline.completedAt()).isEqualTo(second(6.5));
        assertThat(timeline.rto()).isEqualTo(new Span(Duration.ofMillis(6465), Duration.ofMillis(6535)));
        assertThat(sum).isCloseTo(6.5, within(1e-9));
    }

    @Test
    void the_rto_carries_the_bound_of_the_moment_that_the_lever_calls_the_end() {
        var exact = new RestoreTimeline();
        exact.target(BoundedInstant.exactly(second(0)));
        exact.declared(second(2));
        exact.restored(List.of(new Phase("WAL replayed", second(2), second(6), Duration.ofMillis(300))));
        exact.reached("API ready", second(8));

        assertThat(exact.rto()).isEqualTo(new Span(Duration.ofMillis(5700), Duration.ofMillis(6300)));
    }

    @Test
    void each_phase_has_the_bounds_of_both_its_moments() {
        assertThat(timeline.table())
                .extracting(row -> row.get("plusMinus"))
                .containsExactly(0.02, 0.0, 0.004, 0.019, 0.015, 0.0);
    }

    @Test
    void a_phase_that_seems_to_end_before_it_began_has_no_length() {
        timeline.reached("said twice", second(8.5));

        assertThat(timeline.phases().get(6)).isEqualTo(new Phase("said twice", second(9), second(9)));
    }

    @Test
    void the_chart_tells_the_same_story() {
        var story = timeline.story(Duration.ofSeconds(30));

        assertThat(story.phases()).hasSize(6).last().satisfies(phase -> {
            assertThat(phase.name()).isEqualTo("smoke passed");
            assertThat(phase.finishedAt()).isEqualTo(second(9));
        });
    }

    private static Instant second(double seconds) {
        return NOON.plusNanos(Math.round(seconds * 1e9));
    }
}
