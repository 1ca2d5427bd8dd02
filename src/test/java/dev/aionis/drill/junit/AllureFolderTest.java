package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureFolderTest {

    @TempDir
    Path base;

    @Test
    void results_of_an_earlier_run_are_cleared_and_what_keeps_the_folder_stays() throws IOException {
        file("allure-results/.gitkeep", "");
        file("allure-results/old-result.json", "{}");
        file("allure-results/environment.properties", "Verdict = pass");

        AllureFolder.cleared(base);

        try (var left = Files.list(base.resolve("allure-results"))) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly(".gitkeep");
        }
    }

    @Test
    void the_history_of_the_last_report_is_taken_over_in_place_of_an_older_one() throws IOException {
        file("allure-report/history/history.json", "the last report's");
        file("allure-report/index.html", "the report itself");
        file("allure-results/history/history.json", "older");

        AllureFolder.cleared(base);

        assertThat(base.resolve("allure-results/history/history.json")).hasContent("the last report's");
        assertThat(base.resolve("allure-results/index.html")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_made() {
        AllureFolder.cleared(base);

        assertThat(base.resolve("allure-results")).isEmptyDirectory();
    }

    @Test
    void the_environment_reads_back_as_it_was_written() throws IOException {
        var environment = new LinkedHashMap<String, String>();
        environment.put("Started (UTC)", "2026-02-28T12:00:00Z");
        environment.put("Why", "A rto: 41 s, objective ≤ 30 s: MISSED; größer – 試験 𝄞");
        environment.put("Folder", "C:\\drills\\new = #1");
        environment.put("Owner", "");

        AllureFolder.cleared(base).describe(environment, Map.of());

        assertThat(properties()).isEqualTo(environment);
    }

    @Test
    void a_value_of_several_lines_becomes_one() throws IOException {
        AllureFolder.cleared(base).describe(Map.of("Why", "copy, not reached\r\nHINT: see its log"), Map.of());

        assertThat(properties()).isEqualTo(Map.of("Why", "copy, not reached HINT: see its log"));
    }

    @Test
    void the_executor_is_told_as_json() throws IOException {
        AllureFolder.cleared(base).describe(Map.of(), Map.of("buildName", "ha_drill_20260228_local_01 \"✓\""));

        assertThat(json("executor.json", new TypeReference<Map<String, Object>>() {}))
                .containsEntry("buildName", "ha_drill_20260228_local_01 \"✓\"");
    }

    private Properties properties() throws IOException {
        var properties = new Properties();
        try (InputStream file = Files.newInputStream(base.resolve("allure-results/environment.properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private <T> T json(String name, TypeReference<T> type) throws IOException {
        return JsonMapper.builder()
                .build()
                .readValue(base.resolve("allure-results").resolve(name).toFile(), type);
    }

    private Path file(String path, String content) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
