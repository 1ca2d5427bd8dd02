package dev.aionis.drill.junit;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.ScenarioLog;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Puts an entry of its own before the steps of a scenario: a reader sees goal, verdict, table and chart before any
 * detail. It is written straight through Allure's lifecycle, since no JUnit test stands behind it.
 */
final class AllureSummary {

    private AllureSummary() {}

    static void write(ScenarioLog log, List<Attachment> charts) {
        AllureLifecycle lifecycle = Allure.getLifecycle();
        String uuid = UUID.randomUUID().toString();
        Verdict verdict = log.verdict();
        lifecycle.scheduleTestCase(new TestResult()
                .setUuid(uuid)
                .setHistoryId("summary-" + log.scenario().id())
                .setFullName("summary of " + log.scenario().heading())
                .setName("00. Summary: " + verdict.label())
                .setDescriptionHtml(ScenarioSummary.html(log))
                .setLabels(AllureLabels.of(log.scenario())));
        lifecycle.startTestCase(uuid);
        charts.forEach(chart -> lifecycle.addAttachment(
                chart.title(), chart.mediaType(), "png", new ByteArrayInputStream(chart.content())));
        lifecycle.updateTestCase(
                uuid,
                result -> result.setStatus(status(log, verdict))
                        .setStatusDetails(new StatusDetails().setMessage(message(log, verdict))));
        lifecycle.stopTestCase(uuid);
        Instant first = log.startedAt().orElseGet(Instant::now).minusMillis(2);
        lifecycle.updateTestCase(
                uuid,
                result -> result.setStart(first.toEpochMilli())
                        .setStop(first.plusMillis(1).toEpochMilli()));
        lifecycle.writeTestCase(uuid);
    }

    private static Status status(ScenarioLog log, Verdict verdict) {
        if (log.broken().isPresent()) {
            return log.steps().stream().anyMatch(step -> step.took().isPresent()) ? Status.BROKEN : Status.SKIPPED;
        }
        return verdict == Verdict.PASS ? Status.PASSED : Status.FAILED;
    }

    private static String message(ScenarioLog log, Verdict verdict) {
        return "verdict " + verdict.label()
                + log.broken().map(why -> ": " + why).orElse("");
    }
}
