package dev.aionis.drill.junit;

import dev.aionis.drill.record.DrillRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who ran the drill, for Allure's {@code executor.json}: in a pipeline with links to it and to where its report will be
 * found, which every later report's trend leads to.
 */
final class AllureExecutor {

    /** Where the pipeline publishes reports, one below each drill's id. */
    static final String REPORTS = "DRILL_REPORTS_URL";

    /** A number that grows, and that a person can read below a point of the trend. */
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Map<String, String> environment;

    /** @param environment variables of the process */
    AllureExecutor(Map<String, String> environment) {
        this.environment = environment;
    }

    Map<String, Object> of(Optional<DrillRecord> record) {
        var executor = new LinkedHashMap<String, Object>();
        Optional<String> pipeline = set("CI_PIPELINE_URL");
        executor.put("name", pipeline.isPresent() ? "GitLab CI" : "Aionis HA Drills");
        executor.put("type", pipeline.isPresent() ? "gitlab" : "local");
        executor.put("reportName", "Aionis HA drill");
        record.ifPresent(drill -> {
            String id = drill.drillId().value();
            executor.put("buildName", id);
            executor.put("buildOrder", Long.parseLong(SECOND.format(drill.startedAt())));
            set(REPORTS).ifPresent(url -> executor.put("reportUrl", url + "/" + id + "/index.html"));
        });
        pipeline.ifPresent(url -> executor.put("buildUrl", url));
        return executor;
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
