package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.run.DrillRun;
import dev.aionis.drill.run.DrillSettings;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.run.ScenarioLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryHtmlTest {

    @TempDir
    Path base;

    private ScenarioLog log;

    @BeforeEach
    void a_scenario() {
        var settings = new DrillSettings(base, base, base.resolve("drill.yaml"), Map.of(), Map.of(), Optional.empty());
        log = new DrillRun(settings, AllureReport.open(base))
                .select(Scenario.WORKER_RECOVERY, List.of("The worker is restarted"));
    }

    @Test
    void it_shows_goal_verdict_and_every_criterion_in_a_row() {
        log.stepStarted(1, "The worker is restarted");
        log.judged(Criterion.judge(
                "drain-time", "drained in time", Measure.count(41, "s"), Objective.atMost(30, "s"), "after 41 s"));
        log.judged(Criterion.unproven("gates", "gates pass", Objective.atMost(0, "faults"), "npm was not found"));
        log.stepDone();

        assertThat(SummaryHtml.ofScenario(log, List.of()))
                .contains(
                        "Validate outbox/backfill recovery path",
                        "<b>Verdict:</b> ",
                        ">fail<",
                        ", 0 of 8 criteria met</p>")
                .containsSubsequence("drain-time", "41 s", "≤ 30 s", "MISSED", "after 41 s")
                .containsSubsequence("gates", "not measured", "≤ 0 faults", "UNPROVEN", "npm was not found");
    }

    @Test
    void what_was_seen_can_not_break_the_page() {
        log.stepStarted(1, "The worker is restarted");
        log.stepBroken(new IllegalStateException("<script>alert('&')</script>"));

        assertThat(SummaryHtml.ofScenario(log, List.of()))
                .contains("broke: &lt;script&gt;alert('&amp;')&lt;/script&gt;", "No criterion was judged.")
                .doesNotContain("<script>");
    }
}
