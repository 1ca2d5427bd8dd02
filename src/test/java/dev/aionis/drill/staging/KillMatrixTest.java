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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
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
 * <p>Several run side by side, each on a deployment of its own, since a drill waits most of its time. {@code
 * -Dkill.only=C-3,B-4} selects steps, {@code -Dkill.lanes=1} has one after the other, {@code
 * -Dkill.in-turn=true} kills once in each step, the JVM in one and the build in the next.
 */
@Tag("kills")
class KillMatrixTest {

    private static final Duration PROMISED = Duration.ofSeconds(10);

    /** A drill that only has to reach a step, or to show that the deployment can be drilled again. */
    private static final List<String> SHORT = List.of(
            "-Ddrill.set.observe.steady-state=1s",
            "-Ddrill.set.load.minimum-samples=5",
            "-Ddrill.set.rollback.observe-canary=5s");

    /** How long each step takes in a drill that nobody kills. */
    private static final Map<String, Duration> USUAL = new ConcurrentHashMap<>();

    private static final AtomicInteger UNDONE = new AtomicInteger();
    private static final String ONLY = System.getProperty("kill.only", "");
    private static final boolean IN_TURN = Boolean.getBoolean("kill.in-turn");
    private static final int COUNT = Integer.getInteger("kill.lanes", 3);
    private static final List<Lane> LANES = new CopyOnWriteArrayList<>();
    /** Those on which no drill is under way. */
    private static final BlockingQueue<Lane> FREE = new LinkedBlockingQueue<>();

    @TempDir
    static Path base;

    private static ExecutorService drills;

    /** One deployment, on which one drill after another is killed. */
    private static final class Lane {

        private final StagingPlace place;

        private Lane(StagingPlace place) {
            this.place = place;
        }

        /** A drill that is left alone shows how long each step takes here. */
        private void learn() throws Exception {
            StagedDrill clean = place.drill(SHORT);
            clean.exitCode();
            learnFromTheLast();
        }

        /** The shortest time of a step that was seen: where the machine was busy for a while, it took longer. */
        private void learnFromTheLast() throws Exception {
            for (ScenarioRecord scenario : RecordFiles.read(place.lastFolder()).scenarios()) {
                for (StepRecord step : scenario.steps()) {
                    step.took()
                            .ifPresent(took -> USUAL.merge(
                                    scenario.id() + "-" + step.order(),
                                    took,
                                    BinaryOperator.minBy(Comparator.naturalOrder())));
                }
            }
        }

        private void run(Kill kill) throws Exception {
            List<String> options = Stream.concat(Stream.of("-Dgroups=" + kill.group()), SHORT.stream())
                    .toList();
            StagedDrill drill = kill.victim() == Victim.JVM ? place.drill(options) : place.build(options);
            try {
                drill.awaitStep(kill.scenario(), kill.step());
                Pause.of(USUAL.getOrDefault(kill.name(), Duration.ZERO).dividedBy(2));
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
            learnFromTheLast();
            UNDONE.incrementAndGet();
        }
    }

    @TestFactory
    Stream<DynamicTest> within_10_s_of_kill_9_the_deployment_is_as_it_was_and_the_next_drill_passes() {
        List<Kill> kills = Kill.selected(ONLY, IN_TURN);
        Map<Kill, Future<?>> done = new HashMap<>();
        kills.forEach(kill -> done.put(kill, drills.submit(() -> onAFreeLane(kill))));
        return kills.stream()
                .map(kill -> DynamicTest.dynamicTest(
                        kill.name() + " " + kill.victim(), () -> done.get(kill).get()));
    }

    private static Kill onAFreeLane(Kill kill) throws Exception {
        Lane lane = FREE.take();
        try {
            lane.run(kill);
            return kill;
        } finally {
            FREE.add(lane);
        }
    }

    /** All learn at once, amid the work that is usual here. */
    @BeforeAll
    static void open() throws Exception {
        drills = Executors.newFixedThreadPool(COUNT);
        List<Future<?>> learnt = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            String name = "kills-" + number;
            learnt.add(drills.submit(() -> {
                Lane lane = new Lane(StagingPlace.open(base.resolve(name), name, StagingPlace.FEWER_GATES));
                LANES.add(lane);
                lane.learn();
                return FREE.add(lane);
            }));
        }
        for (Future<?> lane : learnt) {
            lane.get();
        }
    }

    @AfterAll
    static void close() {
        drills.shutdownNow();
        LANES.forEach(lane -> lane.place.close());
    }

    @AfterAll
    static void count() {
        int expected = ONLY.isEmpty()
                ? Kill.steps() * (IN_TURN ? 1 : Victim.values().length)
                : Kill.selected(ONLY, IN_TURN).size();
        System.out.println("undone after kill: " + UNDONE + " of " + expected);
        assertThat(UNDONE.get())
                .as("kills that were undone, with the next drill let in")
                .isEqualTo(expected);
    }
}
