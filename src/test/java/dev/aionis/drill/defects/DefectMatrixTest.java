package dev.aionis.drill.defects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.run.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Method: give an embedded deployment one defect at a time, run the scenario that is to find it, and look whether its
 * record says so, and blames nothing else. The same drills of a deployment with which all is well must pass.
 *
 * <p>{@code -Ddefects.only=publishes-without-work,…} selects; {@code -Ddefects.clean=false} leaves out the sound
 * deployments; {@code -Ddefects.lanes=3} drills run at a time; {@code -Ddefects.into=target/defects/mine} names where they leave
 * their records: a drill that has left one there is not run again, so the matrix can be done in pieces.
 */
@Tag("defects")
class DefectMatrixTest {

    private static final List<Seeded> SELECTED = SeededDefects.selected(System.getProperty("defects.only", ""));
    private static final List<Scenario> SOUND = Stream.of(Scenario.values())
            .filter(Scenario::lettered)
            .filter(scenario -> Boolean.parseBoolean(System.getProperty("defects.clean", "true")))
            .toList();

    private static DefectRuns runs;

    @BeforeAll
    static void begin() {
        runs = DefectRuns.begin(SELECTED, SOUND, Integer.getInteger("defects.lanes", 2), System.out::println);
    }

    @TestFactory
    Stream<DynamicTest> each_scenario_passes_where_nothing_is_wrong() {
        return SOUND.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> {
                    DrillRecord record = runs.sound(scenario);
                    assertThat(record.verdict()).as(record.why()).isEqualTo(Verdict.PASS);
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_defect_is_found_by_its_criterion_and_by_no_other() {
        return SELECTED.stream()
                .map(seeded -> DynamicTest.dynamicTest(
                        seeded.toString(),
                        () -> assertThat(runs.detection(seeded).complaints()).isEmpty()));
    }

    @AfterAll
    static void count() throws IOException {
        List<Detection> asExpected = runs.asExpected();
        runs.close();
        Path page = Path.of("target", "defects.md");
        long detected = count(asExpected.stream().map(Detection::seeded), false);
        long defects = count(SELECTED.stream(), false);
        Files.writeString(page, DefectsPage.of(asExpected, defects, count(SELECTED.stream(), true)));
        System.out.println("written: " + page);
        System.out.println("harmless, and passed: " + count(asExpected.stream().map(Detection::seeded), true) + " of "
                + count(SELECTED.stream(), true));
        System.out.println("detected: " + detected + " of " + defects);
        assertThat(SELECTED).as("defects that were selected").isNotEmpty();
        assertThat(asExpected)
                .as("drills that ended as they must")
                .extracting(Detection::seeded)
                .hasSameElementsAs(SELECTED);
    }

    private static long count(Stream<Seeded> seeded, boolean harmless) {
        return seeded.filter(one -> one.harmless() == harmless).count();
    }
}
