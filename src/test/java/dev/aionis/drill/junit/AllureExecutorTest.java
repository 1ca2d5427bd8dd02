package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.SampleRecords;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllureExecutorTest {

    private final DrillRecord drill = SampleRecords.pass();

    @Test
    void a_pipelines_report_leads_to_the_pipeline_and_to_where_it_will_be_found() {
        var executor = new AllureExecutor(Map.of(
                        "CI_PIPELINE_URL", "https://gitlab.example.org/ops/drills/-/pipelines/7",
                        "DRILL_REPORTS_URL", "https://ops.pages.example.org/drills/reports"))
                .of(Optional.of(drill));

        assertThat(executor)
                .containsEntry("name", "GitLab CI")
                .containsEntry("type", "gitlab")
                .containsEntry("buildName", drill.drillId().value())
                .containsEntry("buildUrl", "https://gitlab.example.org/ops/drills/-/pipelines/7")
                .containsEntry(
                        "reportUrl", "https://ops.pages.example.org/drills/reports/" + drill.drillId() + "/index.html");
    }

    @Test
    void its_order_is_when_the_drill_began() {
        assertThat(drill.startedAt()).as("premise").isEqualTo("2026-02-28T10:08:00.104821Z");

        assertThat(new AllureExecutor(Map.of()).of(Optional.of(drill))).containsEntry("buildOrder", 20260228100800L);
    }

    @Test
    void elsewhere_there_is_nothing_to_lead_to() {
        var executor = new AllureExecutor(Map.of("DRILL_REPORTS_URL", "")).of(Optional.of(drill));

        assertThat(executor)
                .containsEntry("type", "local")
                .containsEntry("buildName", drill.drillId().value())
                .doesNotContainKeys("buildUrl", "reportUrl");
    }

    @Test
    void a_drill_that_did_not_begin_has_no_name() {
        assertThat(new AllureExecutor(Map.of("DRILL_REPORTS_URL", "https://x")).of(Optional.empty()))
                .doesNotContainKeys("buildName", "buildOrder", "reportUrl");
    }
}
