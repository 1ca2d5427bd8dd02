package dev.aionis.drill.record.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.record.FilingNotes.Freshness;
import dev.aionis.drill.record.ScenarioVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassAgesTest {

    private static final List<HistoryLine> LINES = List.of(Lines.of(1), Lines.of(8, ScenarioVerdict.FAIL));

    @Test
    void a_pass_ages_from_the_end_of_its_drill_and_a_failure_does_not_renew_it() {
        List<Freshness> ages = new PassAges(LINES, Optional.of(Duration.ofDays(10))).at(Lines.day(11));

        assertThat(ages).extracting(Freshness::scenario).containsExactly("A", "B", "C", "D");
        assertThat(ages.get(0).what()).isEqualTo("A last passed 10 days ago, in ha_drill_20260301_staging-ha_01");
        assertThat(ages.get(0).expired()).isFalse();
        assertThat(ages.get(0).expiresAt()).isEqualTo(Lines.day(11).plusSeconds(90));
    }

    @Test
    void an_expired_pass_says_by_which_rule() {
        Freshness age = new PassAges(LINES, Optional.of(Duration.ofDays(10)))
                .at(Lines.day(12))
                .get(0);

        assertThat(age.expired()).isTrue();
        assertThat(age.what())
                .isEqualTo(
                        "A last passed 11 days ago, in ha_drill_20260301_staging-ha_01: expired, record.freshness is 10"
                                + " days");
    }

    @Test
    void without_a_rule_no_pass_expires_and_none_is_demanded() {
        assertThat(new PassAges(LINES, Optional.empty()).at(Lines.day(31)))
                .noneMatch(Freshness::expired)
                .allMatch(age -> age.expiresAt() == null);
        assertThat(new PassAges(List.of(), Optional.empty()).at(Lines.day(1)))
                .noneMatch(Freshness::expired)
                .extracting(Freshness::what)
                .contains("B has never passed here");
        assertThat(new PassAges(List.of(), Optional.of(Duration.ofDays(90))).at(Lines.day(1)))
                .allMatch(Freshness::expired)
                .extracting(Freshness::what)
                .contains("B has never passed here, record.freshness is 90 days");
    }
}
