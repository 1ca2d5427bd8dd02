package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.staging.Kill.Victim;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the kill matrix, which takes an hour, leaves nothing out is seen in every build. */
class KillTest {

    @Test
    void every_step_of_every_scenario_is_killed_in_both_ways() {
        List<Kill> all = Kill.selected("", false);

        assertThat(Kill.steps()).as("premise").isGreaterThan(15);
        assertThat(all).doesNotHaveDuplicates().hasSize(Kill.steps() * Victim.values().length);
        assertThat(all).extracting(Kill::scenario).contains("A", "B", "C", "D");
        for (Victim victim : Victim.values()) {
            assertThat(all).filteredOn(kill -> kill.victim() == victim).hasSize(Kill.steps());
        }
    }

    @Test
    void steps_can_be_selected() {
        assertThat(Kill.selected("C-3,B-4", false))
                .extracting(kill -> kill.name() + " " + kill.victim())
                .containsExactly("B-4 JVM", "B-4 BUILD", "C-3 JVM", "C-3 BUILD");
    }

    @Test
    void in_turn_each_step_has_one_victim_and_both_have_their_share() {
        List<Kill> all = Kill.selected("", true);

        assertThat(all).extracting(Kill::name).doesNotHaveDuplicates().hasSize(Kill.steps());
        assertThat(all).extracting(Kill::victim).contains(Victim.values());
    }
}
