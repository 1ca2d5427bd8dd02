package dev.aionis.drill.junit;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.DrillRun;
import dev.aionis.drill.run.RunListener;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.run.ScenarioLog;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.restassured.filter.Filter;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drill as Allure shows it: evidence at its step, a summary before the steps, and what the report says of itself. */
final class AllureReport implements RunListener {

    private final AllureFolder folder;
    private final List<Attachment> charts = new ArrayList<>();
    private final List<ScenarioLog> ended = new ArrayList<>();

    private AllureReport(AllureFolder folder) {
        this.folder = folder;
    }

    /** Clears an earlier run's results below {@code base}. */
    static AllureReport open(Path base) {
        return new AllureReport(AllureFolder.cleared(base));
    }

    @Override
    public void attached(Attachment attachment) {
        if (attachment.mediaType().equals("image/png")) {
            charts.add(attachment);
        }
        AllureLifecycle lifecycle = Allure.getLifecycle();
        if (lifecycle.getCurrentTestCaseOrStep().isPresent()) {
            lifecycle.addAttachment(
                    attachment.title(),
                    attachment.mediaType(),
                    ending(attachment.path()),
                    new ByteArrayInputStream(attachment.content()));
        }
    }

    @Override
    public List<Filter> httpFilters() {
        return List.of(new ShownExchanges(DrillSession::clean));
    }

    /** Writes the scenario's opening entry, with the charts that were attached since the last one. */
    void summarize(ScenarioLog log, DrillRun run) {
        ended.add(log);
        Summary summary = log.scenario() == Scenario.SIGN_OFF
                ? Summary.ofDrill(ended, run.verdict(), run.why())
                : Summary.ofScenario(log, charts);
        AllureSummary.write(log, summary, charts);
        charts.clear();
    }

    /** Writes environment, executor and categories. */
    void describe(DrillRun run) {
        Map<String, String> environment = environment(run.record());
        environment.replaceAll((name, value) -> run.clean(value));
        var executor = new LinkedHashMap<>(new AllureExecutor(System.getenv()).of(run.record()));
        executor.replaceAll((name, value) -> value instanceof String text ? run.clean(text) : value);
        folder.describe(environment, executor);
        folder.lookOnceMore(run.redactor());
    }

    private static Map<String, String> environment(Optional<DrillRecord> record) {
        var lines = new LinkedHashMap<String, String>();
        if (record.isEmpty()) {
            lines.put("Verdict", Verdict.FAIL.label() + ", there is no record");
            return lines;
        }
        DrillRecord drill = record.get();
        lines.put("Drill id", drill.drillId().value());
        lines.put("Verdict", drill.verdict().label());
        lines.put("Why", drill.why());
        lines.put("Environment", drill.environment());
        lines.put("Started (UTC)", drill.startedAt().toString());
        lines.put("Finished (UTC)", drill.finishedAt().toString());
        lines.put("Sample", drill.sample().toString());
        lines.put("Candidate release", drill.release().candidate());
        lines.put("Rollback release", drill.release().rollback());
        lines.put("Owner", drill.owner());
        lines.put("Observers", String.join(", ", drill.observers()));
        return lines;
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
