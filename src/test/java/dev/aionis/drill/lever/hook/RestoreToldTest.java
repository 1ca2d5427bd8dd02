package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoreToldTest {

    private static final Instant MOMENT = Instant.parse("2026-02-28T10:10:00.123456789Z");

    @Test
    void the_moment_is_told_as_iso_and_as_postgresql_accepts_it() {
        RestoreTold told = RestoreTold.of("ha_drill_20260228_staging-ha_01", 1, Optional.of(MOMENT));

        assertThat(told.variables("job-7"))
                .containsEntry("DRILL_RESTORE_NAME", "ha-drill-20260228-staging-ha-01")
                .containsEntry("DRILL_RESTORE_JOB", "job-7")
                .containsEntry("DRILL_RESTORE_TARGET", "timestamp")
                .containsEntry("DRILL_RESTORE_TARGET_TIME", "2026-02-28T10:10:00.123456789Z")
                .containsEntry("DRILL_RESTORE_TARGET_TIME_PG", "2026-02-28 10:10:00.123456+00");
    }

    @Test
    void without_a_moment_the_target_is_the_latest() {
        assertThat(RestoreTold.of("ha_drill_20260228_x_01", 1, Optional.empty()).variables(""))
                .containsEntry("DRILL_RESTORE_TARGET", "latest")
                .containsEntry("DRILL_RESTORE_TARGET_TIME", "")
                .containsEntry("DRILL_RESTORE_TARGET_TIME_PG", "");
    }

    @Test
    void another_process_reads_it_from_the_undo() {
        for (Optional<Instant> target : List.of(Optional.of(MOMENT), Optional.<Instant>empty())) {
            RestoreTold told = RestoreTold.of("ha_drill_20260228_x_01", 2, target);

            assertThat(RestoreTold.of(undo(told.undo()))).isEqualTo(told);
        }
    }

    @Test
    void an_undo_that_does_not_say_which_restore_is_refused_and_one_without_its_moment_is_not() {
        assertThatThrownBy(() -> RestoreTold.of(undo(Map.of("target", MOMENT.toString()))))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("undo 'destroy' of lever hook says ")
                .hasMessageContaining(", expected 'name' too");

        assertThat(RestoreTold.of(undo(Map.of("name", "ha-drill-20260228-x-01"))))
                .isEqualTo(new RestoreTold("ha-drill-20260228-x-01", Optional.empty()));
    }

    private static Undo undo(Map<String, String> parameters) {
        return new Undo("hook", "destroy", parameters);
    }

    @Test
    void every_name_is_one_that_clouds_and_clusters_take_and_no_two_are_the_same() {
        String environment = "Staging.EU--" + "x".repeat(48);

        assertThat(RestoreTold.of("ha_drill_20260228_" + environment + "_07", 1, Optional.empty())
                        .name())
                .matches("[a-z]([a-z0-9]|-(?!-))*[a-z0-9]")
                .hasSizeLessThanOrEqualTo(50)
                .endsWith("-07");
        assertThat(RestoreTold.of("ha_drill_20260228_x_07", 2, Optional.empty()).name())
                .isEqualTo("ha-drill-20260228-x-07-2");
    }
}
