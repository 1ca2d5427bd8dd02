package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.staging.EmbeddedDrill;
import dev.aionis.drill.staging.StagedDrill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Method: drill a deployment with which all is well, as it is shipped, again and again, with load and timing drawn at
 * random and every second time with as many busy threads beside it as there are processors. None of these drills may
 * blame it; what one can't prove it must give a cause for. Then the figures of their records are held against the truth,
 * as far as it is known by other means.
 *
 * <p>{@code -Dfalse-alarms.drills=50}, {@code -Dfalse-alarms.seed=4711} repeats a run as far as its inputs go,
 * {@code -Dfalse-alarms.only=3,8} some drills of one. A drill that has ended is a line in {@code drills.jsonl} of the
 * folder {@code -Dfalse-alarms.into=target/false-alarms}; it is not run again, so a long run can be done in pieces, and
 * {@code -Dfalse-alarms.drills=0} only looks at those that are there.
 */
@Tag("false-alarms")
class FalseAlarmsTest {

    private static final Path INTO = Path.of(System.getProperty("false-alarms.into", "target/false-alarms"))
            .toAbsolutePath();
    private static final Path PAGE = Path.of("target", "false-alarms.md");
    private static final Path ERROR_PAGE = Path.of("target", "measurement-error.md");
    private static final int DRILLS = Integer.getInteger("false-alarms.drills", 50);
    private static final String ONLY = System.getProperty("false-alarms.only", "");

    /** A drill takes about a minute where it is alone. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static FinishedDrills finished;

    @TestFactory
    Stream<DynamicTest> a_clean_drill_blames_nothing() throws IOException {
        finished = FinishedDrills.in(INTO);
        long seed = seed();
        String suite = SuiteCommit.here();
        System.out.println("false alarms: seed " + seed + ", " + DRILLS + " drills, suite " + suite + ", in " + INTO);
        Stream<DynamicTest> drills = numbers().mapToObj(number -> {
            DrawnDrill drawn = DrawnDrill.of(seed, number);
            return DynamicTest.dynamicTest(drawn.toString(), () -> assertClean(outcome(drawn, suite)));
        });
        // the stream is lazy: this comes when all drills are over
        return Stream.concat(
                drills,
                Stream.of(DynamicTest.dynamicTest(
                        "figures are as near to the truth as the records say",
                        () -> assertThat(measurementError().outside()).isEmpty())));
    }

    private static void assertClean(DrillOutcome outcome) {
        assertThat(outcome.falseFails()).as("false fails").isEmpty();
        assertThat(outcome.withoutCause()).as("unproven without a cause").isEmpty();
    }

    private static DrillOutcome outcome(DrawnDrill drawn, String suite) throws Exception {
        if (!finished.has(drawn.number())) {
            DrillOutcome outcome = run(drawn, suite);
            finished.add(outcome);
            System.out.printf("%s: %s, %.0f s%n", drawn, outcome.verdict(), outcome.seconds());
        }
        return finished.all().stream()
                .filter(one -> one.drill() == drawn.number())
                .findFirst()
                .orElseThrow();
    }

    private static DrillOutcome run(DrawnDrill drawn, String suite) throws Exception {
        String name = String.format("drill-%03d", drawn.number());
        delete(INTO.resolve(name));
        var embedded = new EmbeddedDrill(Files.createDirectories(INTO.resolve(name)), drawn.options());
        long began = System.nanoTime();
        String why = "";
        try (StressProcess stress = StressProcess.start(drawn.stress(), drawn.runSeed() + drawn.number())) {
            StagedDrill drill = embedded.start();
            // it leads a session of its own, so whoever ends this run would leave it behind
            var end = new Thread(() -> kill(drill));
            Runtime.getRuntime().addShutdownHook(end);
            try {
                drill.exitCode(LIMIT);
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException endless) {
                why = endless.getMessage();
            } finally {
                drill.killGroup();
            }
            assertThat(stress.alive()).as("stress until the drill's end").isTrue();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var record = embedded.record();
        return record.isEmpty()
                ? DrillOutcome.without(drawn, why + ", see " + name + "/run.log", seconds, suite)
                : DrillOutcome.of(
                        drawn,
                        record.get(),
                        seconds,
                        suite,
                        INTO.relativize(embedded.folder().orElseThrow()).toString());
    }

    /** Of all drills that left a record. */
    private static MeasurementErrorPage measurementError() {
        return new MeasurementErrorPage(finished.all().stream()
                .filter(one -> !one.folder().isEmpty())
                .flatMap(one -> MeasurementErrorPage.of(INTO.resolve(one.folder())).stream())
                .toList());
    }

    /** Those that have ended as well: what they said is not forgotten by running fewer. */
    private static IntStream numbers() {
        return ONLY.isEmpty()
                ? IntStream.concat(
                                IntStream.rangeClosed(1, DRILLS),
                                finished.all().stream().mapToInt(DrillOutcome::drill))
                        .distinct()
                        .sorted()
                : Arrays.stream(ONLY.split(",")).mapToInt(Integer::parseInt);
    }

    /** The one that is asked for, or that of the drills which are there, or a new one. */
    private static long seed() {
        Long asked = Long.getLong("false-alarms.seed");
        long seed = finished.runSeed()
                .orElseGet(() -> asked != null ? asked : new SplittableRandom().nextInt(1, Integer.MAX_VALUE));
        assertThat(asked == null || asked == seed)
                .as(
                        "drills of seed %d are in %s; for seed %d name another folder, -Dfalse-alarms.into",
                        seed, INTO, asked)
                .isTrue();
        return seed;
    }

    private static void kill(StagedDrill drill) {
        try {
            drill.killGroup();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a drill left that was ended before its line was written. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> walked = Files.walk(folder)) {
                files = walked.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @AfterAll
    static void summary() throws IOException {
        var page = new FalseAlarmsPage(finished.all());
        Files.writeString(PAGE, page.page());
        String error = measurementError().page();
        Files.writeString(ERROR_PAGE, error);
        System.out.print(page.summary());
        System.out.print(error);
        System.out.println("written: " + PAGE + ", " + ERROR_PAGE);
    }
}
