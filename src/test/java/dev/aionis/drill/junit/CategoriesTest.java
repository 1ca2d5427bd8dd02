package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.run.Scenario;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One failure of each kind, run through the real launcher and written by Allure, then sorted by categories.json as
 * Allure's generator sorts: into every category whose status and whole message match.
 */
class CategoriesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path base;

    private AllureLifecycle formerLifecycle;
    private String formerBase;

    @Drill(Scenario.WORKER_RECOVERY)
    static class OneOfEachKind {

        @Step(1)
        void an_objective_is_missed() {
            CriteriaAssert.assertMet(drain(41, 0));
        }

        @Step(2)
        void a_criterion_is_unproven() {
            CriteriaAssert.assertMet(drain(29, 3));
        }

        @Step(3)
        void one_is_unproven_and_another_missed() {
            CriteriaAssert.assertMet(drain(29, 3), drain(41, 0));
        }

        @Step(4)
        void a_verdict_is_given() {
            CriteriaAssert.assertPass(
                    dev.aionis.drill.model.Verdict.FAIL, "C drain-time: 41 s, objective missed: by 11 s");
        }

        @Step(5)
        void the_step_breaks() {
            throw new DrillException("worker, no process 4711, expected one", "look at worker.log");
        }

        @Step(6)
        void this_one_is_skipped() {}
    }

    @Drill(Scenario.PRECONDITIONS)
    static class PreconditionsFail {

        @Step(1)
        void one_is_missed() {
            CriteriaAssert.assertMet(drain(41, 0));
        }

        @Step(2)
        void another_could_not_be_looked_at() {
            throw new DrillException("configuration x.yaml, 2 problems, expected none", "mend it");
        }
    }

    @BeforeEach
    void keep_results_apart() {
        formerBase = System.getProperty("drill.basedir");
        System.setProperty("drill.basedir", base.toString());
        formerLifecycle = Allure.getLifecycle();
        Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(base.resolve("allure-results"))));
    }

    @AfterEach
    void restore() {
        Allure.setLifecycle(formerLifecycle);
        if (formerBase == null) {
            System.clearProperty("drill.basedir");
        } else {
            System.setProperty("drill.basedir", formerBase);
        }
    }

    @Test
    void every_kind_of_failure_falls_into_its_category_and_no_other() throws IOException {
        assertThat(categories(OneOfEachKind.class))
                .containsAllEntriesOf(Map.of(
                        "01. An objective is missed", List.of("Missed objectives"),
                        "02. A criterion is unproven", List.of("Unproven criteria"),
                        "03. One is unproven and another missed", List.of("Missed objectives"),
                        "04. A verdict is given", List.of("Verdicts"),
                        "05. The step breaks", List.of("Broken steps"),
                        "06. This one is skipped", List.of("Skipped steps"),
                        "00. Result: fail", List.of("Verdicts")))
                .hasSize(7);
    }

    @Test
    void what_fails_among_the_preconditions_has_a_category_of_its_own() throws IOException {
        assertThat(categories(PreconditionsFail.class))
                .containsAllEntriesOf(Map.of(
                        "01. One is missed", List.of("Preconditions"),
                        "02. Another could not be looked at", List.of("Preconditions"),
                        "00. Result: fail", List.of("Verdicts")));
    }

    private static Criterion drain(double seconds, double plusMinus) {
        return Criterion.judge(
                "drain-time",
                "Backlog drained in time",
                new Measure(seconds, "s", plusMinus),
                Objective.atMost(30, "s"),
                "drained after " + seconds + " s");
    }

    /** Each result's categories by its name. */
    private Map<String, List<String>> categories(Class<?> scenario) throws IOException {
        LauncherFactory.create()
                .execute(request().selectors(selectClass(scenario)).build());
        JsonNode categories =
                JSON.readTree(base.resolve("allure-results/categories.json").toFile());
        var sorted = new TreeMap<String, List<String>>();
        try (var files = Files.newDirectoryStream(base.resolve("allure-results"), "*-result.json")) {
            for (Path file : files) {
                JsonNode result = JSON.readTree(file.toFile());
                sorted.put(result.path("name").asText(), taking(categories, result));
            }
        }
        return sorted;
    }

    private static List<String> taking(JsonNode categories, JsonNode result) {
        var names = new ArrayList<String>();
        String message = result.path("statusDetails").path("message").asText("");
        for (JsonNode category : categories) {
            boolean status = category.path("matchedStatuses")
                    .toString()
                    .contains("\"" + result.path("status").asText() + "\"");
            // as the generator compiles it
            if (status
                    && Pattern.compile(category.path("messageRegex").asText(), Pattern.DOTALL)
                            .matcher(message)
                            .matches()) {
                names.add(category.path("name").asText());
            }
        }
        return names;
    }
}
