package dev.aionis.drill.trust;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A clean drill with its timing and load drawn at random, within what a careful operator might configure. Drawn from
 * the run's seed and its own number alone: the same two draw the same drill, whatever was drilled before.
 *
 * @param number from 1; every second drill is stressed
 * @param runSeed seed of the run that it belongs to
 * @param stress what keeps the processor busy meanwhile
 * @param settings by key, as in {@code worker.pause} to {@code 5100ms}
 */
record DrawnDrill(int number, long runSeed, Stress stress, Map<String, String> settings) {

    private static final List<Stress> STRESSES = List.of(Stress.STEADY, Stress.BURSTS, Stress.CHURN);

    DrawnDrill {
        settings = Map.copyOf(settings);
    }

    static DrawnDrill of(long runSeed, int number) {
        var random = new SplittableRandom(runSeed * 0x9E3779B97F4A7C15L + number);
        var settings = new TreeMap<String, String>();
        settings.put("load.seed", Integer.toString(random.nextInt(1, Integer.MAX_VALUE)));
        settings.put("observe.steady-state", millis(random, 3000, 6000));
        settings.put("observe.backlog-interval", millis(random, 50, 100));
        settings.put("observe.probe-interval", millis(random, 150, 250));
        settings.put("observe.alert-interval", millis(random, 200, 300));
        settings.put("restore.past-target", millis(random, 1000, 4000));
        settings.put("rollback.observe-canary", millis(random, 8000, 12_000));
        settings.put("worker.pause", millis(random, 5000, 9000));
        return new DrawnDrill(number, runSeed, stress(number), settings);
    }

    boolean stressed() {
        return stress != Stress.NONE;
    }

    /** As options of the drill's JVM. */
    List<String> options() {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(one -> "-Ddrill.set." + one.getKey() + "=" + one.getValue())
                        .toList();
    }

    @Override
    public String toString() {
        return "drill " + number + " of seed " + runSeed + " (load seed " + settings.get("load.seed") + ", "
                + (stressed() ? "stressed: " + stress.name().toLowerCase(Locale.ROOT) : "not stressed") + ")";
    }

    private static Stress stress(int number) {
        return number % 2 == 1 ? Stress.NONE : STRESSES.get((number / 2 - 1) % STRESSES.size());
    }

    private static String millis(SplittableRandom random, int least, int most) {
        return random.nextInt(least, most + 1) + "ms";
    }
}
