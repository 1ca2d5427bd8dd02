package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Pause;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.StepRecord;
import dev.aionis.drill.staging.Kill.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Method: for each step of each scenario, as the scenario classes have them, start a drill, wait until the step runs and
 * for half of its usual time, kill the drill with SIGKILL, and look whether the deployment is as it was within 10 s; then
 * the next drill of that scenario must pass. Once for the drill's JVM, and once for the process group of the build.
 *
 * <p>The two ways run side by side, each on a deployment of its own. {@code -Dkill.only=C-3,B-4} selects steps.
 */
@Tag("kills")
class KillMatrixTest {

    private static final Duration PROMISED = Duration.ofSeconds(10);

    /** A drill that only has to reach a step, or to show that the deployment can be drilled again. */
    private static final List<String> SHORT = List.of(
            "-Ddrill.set.observe.steady-state=1s",
            "-Ddrill.set.load.minimum-samples=5",
            "-Ddrill.set.rollback.observe-canary=5s");

    private static final AtomicInteger UNDONE = new AtomicInteger();
    private static final String ONLY = System.getProperty("kill.only", "");
    private static final Map<Victim, Lane> LANES = new EnumMap<>(Victim.class);

    @TempDir
    static Path base;

    /** One deployment, on which one drill after another is killed. */
    private static final class Lane {

        private final ExecutorService drills = Executors.newSingleThreadExecutor();
        private final Map<String, Duration> usual = new HashMap<>();
        private final Victim victim;
        private final Future<?> ready;
        private StagingPlace place;

        private Lane(Victim victim) {
            this.victim = victim;
            ready = drills.submit(this::open);
        }

        private Future<?> submit(Kill kill) {
            return drills.submit(() -> {
                ready.get();
                run(kill);
                return kill;
            });
        }

        /** A drill that is left alone shows how long each step takes here. */
        private Void open() throws Exception {
            String name = "kills-" + victim.name().toLowerCase(Locale.ROOT);
            place = StagingPlace.open(base.resolve(name), name, StagingPlace.FEWER_GATES);
            StagedDrill clean = place.drill(SHORT);
            clean.exitCode();
            for (ScenarioRecord scenario : RecordFiles.read(place.lastFolder()).scenarios()) {
                for (StepRecord step : scenario.steps()) {
                    usual.put(scenario.id() + "-" + step.order(), step.took().orElse(Duration.ZERO));
                }
            }
            return null;
        }

        private void close() {
            drills.shutdownNow();
            if (place != null) {
                place.close();
            }
        }

        private void run(Kill kill) throws Exception {
            List<String> options = Stream.concat(Stream.of("-Dgroups=" + kill.group()), SHORT.stream())
                    .toList();
            StagedDrill drill = kill.victim() == Victim.JVM ? place.drill(options) : place.build(options);
            try {
                drill.awaitStep(kill.scenario(), kill.step());
                Pause.of(usual.get(kill.name()).dividedBy(2));
                assertThat(drill.ended())
                        .as("the drill ended before it was killed")
                        .isFalse();
                kill.victim().end(drill);
            } finally {
                drill.killGroup();
            }
            Instant killed = Instant.now();
            Wait.upTo(PROMISED)
                    .forThe("undo of " + kill)
                    .reached(() -> place.leftByADrill().isEmpty());
            assertThat(place.leftByADrill()).as("left by the killed drill").isEmpty();
            System.out.println(kill + ": undone after "
                    + Duration.between(killed, Instant.now()).toMillis() + " ms");
            StagedDrill next = place.drill(options);
            assertThat(next.exitCode()).as(next::console).isZero();
            UNDONE.incrementAndGet();
        }
    }

    @TestFactory
    Stream<DynamicTest> within_10_s_of_kill_9_the_deployment_is_as_it_was_and_the_next_drill_passes() {
        List<Kill> kills = Kill.selected(ONLY);
        Map<Kill, Future<?>> done = new HashMap<>();
        kills.forEach(kill -> done.put(kill, LANES.get(kill.victim()).submit(kill)));
        return kills.stream()
                .map(kill -> DynamicTest.dynamicTest(
                        kill.name() + " " + kill.victim(), () -> done.get(kill).get()));
    }

    @BeforeAll
    static void open() {
        Stream.of(Victim.values()).forEach(victim -> LANES.put(victim, new Lane(victim)));
    }

    @AfterAll
    static void count() {
        LANES.values().forEach(Lane::close);
        int expected = ONLY.isEmpty()
                ? Kill.steps() * Victim.values().length
                : Kill.selected(ONLY).size();
        System.out.println("undone after kill: " + UNDONE + " of " + expected);
        assertThat(UNDONE.get())
                .as("kills that were undone, with the next drill let in")
                .isEqualTo(expected);
    }
}
