package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.run.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Method: give an embedded deployment one defect at a time, run the scenario that is to find it, and look whether its
 * record says so, and blames nothing else. The same drills of a deployment with which all is well must pass.
 *
 * <p>{@code -Ddefects.only=publishes-without-work,…} selects; {@code -Ddefects.lanes=2} drills run at a time.
 */
@Tag("defects")
class DefectMatrixTest {

    private static final String ONLY = System.getProperty("defects.only", "");
    private static final Path BELOW =
            Path.of("target", "defects", "run-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final ExecutorService LANES = Executors.newFixedThreadPool(Integer.getInteger("defects.lanes", 2));
    private static final List<Future<Detection>> RUNS = SeededDefects.selected(ONLY).stream()
            .map(seeded -> LANES.submit(() -> detection(seeded)))
            .toList();

    @TestFactory
    Stream<DynamicTest> each_scenario_passes_where_nothing_is_wrong() {
        return Stream.of(Scenario.values()).filter(Scenario::lettered).map(scenario -> {
            Future<DrillRecord> clean =
                    LANES.submit(() -> SeededDrill.clean(BELOW, scenario).run(drill -> {}));
            return DynamicTest.dynamicTest(scenario.id(), () -> {
                DrillRecord record = clean.get();
                assertThat(record.verdict()).as(record.why()).isEqualTo(Verdict.PASS);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> each_defect_is_found_by_its_criterion_and_by_no_other() {
        List<Seeded> selected = SeededDefects.selected(ONLY);
        return Stream.iterate(0, index -> index + 1)
                .limit(selected.size())
                .map(index -> DynamicTest.dynamicTest(
                        selected.get(index).toString(),
                        () -> assertThat(RUNS.get(index).get().complaints()).isEmpty()));
    }

    private static Detection detection(Seeded seeded) throws Exception {
        var detection = new Detection(seeded, SeededDrill.of(BELOW, seeded).run(seeded.interference()));
        System.out.println(detection);
        return detection;
    }

    @AfterAll
    static void count() throws IOException {
        LANES.shutdownNow();
        List<Detection> detected = RUNS.stream()
                .flatMap(DefectMatrixTest::ended)
                .filter(Detection::made)
                .toList();
        Path page = Path.of("target", "defects.md");
        Files.writeString(page, DefectsPage.of(detected));
        System.out.println("written: " + page);
        System.out.println("detected: " + detected.size() + " of " + RUNS.size());
    }

    private static Stream<Detection> ended(Future<Detection> run) {
        try {
            return Stream.of(run.get());
        } catch (Exception broken) {
            return Stream.empty();
        }
    }
}
