package dev.aionis.drill.defects;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.run.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drills of broken deployments, and of sound ones, a few at a time; each is told in a line when it is over. */
final class DefectRuns implements AutoCloseable {

    private final Path below = Path.of(System.getProperty(
                    "defects.into",
                    "target/defects/run-" + ProcessHandle.current().pid()))
            .toAbsolutePath();
    private final Map<Seeded, Future<Detection>> broken = new LinkedHashMap<>();
    private final Map<Scenario, Future<DrillRecord>> sound = new LinkedHashMap<>();
    private final AtomicInteger over = new AtomicInteger();
    private final int drills;
    private final Consumer<String> console;
    private final ExecutorService lanes;

    /** Read by drills that may run beside each other, written by one that may not. */
    private final ReadWriteLock machine = new ReentrantReadWriteLock(true);

    private DefectRuns(int drills, int lanes, Consumer<String> console) {
        this.drills = drills;
        this.console = console;
        this.lanes = Executors.newFixedThreadPool(lanes);
    }

    /**
     * Begins them, in this order.
     *
     * @param sound scenarios that are drilled where nothing is wrong as well
     * @param lanes drills that run at a time
     */
    static DefectRuns begin(List<Seeded> broken, List<Scenario> sound, int lanes, Consumer<String> console) {
        var runs = new DefectRuns(broken.size() + sound.size(), lanes, console);
        broken.forEach(seeded -> runs.broken.put(seeded, runs.begin(seeded)));
        sound.forEach(scenario -> runs.sound.put(scenario, runs.begin(scenario)));
        return runs;
    }

    /** Waits for the drill of a defect. */
    Detection detection(Seeded seeded) throws InterruptedException, ExecutionException {
        return broken.get(seeded).get();
    }

    /** Waits for the drill of a scenario with which nothing is wrong. */
    DrillRecord sound(Scenario scenario) throws InterruptedException, ExecutionException {
        return sound.get(scenario).get();
    }

    /** Waits for every drill; those that ended as they must, in the order in which they were given. */
    List<Detection> asExpected() {
        return broken.values().stream()
                .flatMap(DefectRuns::ended)
                .filter(Detection::made)
                .toList();
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }

    private Future<Detection> begin(Seeded seeded) {
        return lanes.submit(() -> {
            var drill = SeededDrill.of(below, seeded);
            return told(
                    seeded.toString(),
                    seeded.alone() ? machine.writeLock() : machine.readLock(),
                    () -> new Detection(seeded, drill.run(seeded.interference())),
                    Detection::outcome);
        });
    }

    private Future<DrillRecord> begin(Scenario scenario) {
        return lanes.submit(() -> {
            var drill = SeededDrill.clean(below, scenario);
            return told(
                    scenario.id() + " without a defect",
                    machine.readLock(),
                    () -> drill.run(nothing -> {}),
                    DefectRuns::verdict);
        });
    }

    private <T> T told(String what, Lock place, Callable<T> drill, Function<T, String> outcome) throws Exception {
        place.lockInterruptibly();
        long begin = System.nanoTime();
        try {
            T result = drill.call();
            tell(what, begin, outcome.apply(result));
            return result;
        } catch (Exception | Error failed) {
            tell(what, begin, "no drill: " + failed.getMessage());
            throw failed;
        } finally {
            place.unlock();
        }
    }

    private void tell(String what, long begin, String outcome) {
        console.accept(String.format(
                Locale.ROOT,
                "%3d of %d  %-40s %4d s  %s",
                over.incrementAndGet(),
                drills,
                what,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                outcome));
    }

    private static String verdict(DrillRecord record) {
        return record.verdict() == Verdict.PASS ? "passed" : "did not pass: " + record.why();
    }

    private static Stream<Detection> ended(Future<Detection> run) {
        try {
            return Stream.of(run.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        } catch (ExecutionException noDrill) {
            return Stream.empty();
        }
    }
}
