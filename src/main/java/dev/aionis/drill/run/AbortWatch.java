package dev.aionis.drill.run;

import dev.aionis.drill.criteria.CallersWindow;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what callers suffer as long as a scenario runs, and stops the drill beyond an abort condition. Each condition
 * has a thread of its own, so that one which can't be looked at, since a server hangs, keeps no other from being seen.
 */
final class AbortWatch implements AutoCloseable {

    private final Stage stage;
    private final AbortConditions conditions;
    private final List<Lookout> lookouts;
    private final ScheduledExecutorService eyes;
    private final AtomicBoolean seen = new AtomicBoolean();
    private boolean started;

    /** @param callers the callers' requests that ended since a moment */
    AbortWatch(Stage stage, Function<Instant, List<RequestSample>> callers) {
        this.stage = stage;
        this.conditions = new AbortConditions(stage, callers);
        this.lookouts = conditions.lookouts();
        this.eyes = Executors.newScheduledThreadPool(lookouts.size(), look -> {
            var thread = new Thread(look, "abort watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks now, and from now on. */
    void start() {
        started = true;
        Duration interval = stage.config().abort().interval();
        lookouts.forEach(
                lookout -> eyes.scheduleAtFixedRate(() -> look(lookout), 0, interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Ends the looks, and puts down what they saw; an abort that one of them began goes on. */
    @Override
    public void close() {
        eyes.shutdown();
        conditions.close();
        if (started) {
            putDown(lookouts.stream().map(Lookout::inShort).toList());
        }
    }

    /** The load that was watched has still to be ended, whether this can be written or not. */
    private void putDown(List<String> conditions) {
        try {
            stage.measured(MeasuredKey.ABORT_CONDITIONS, conditions);
        } catch (DrillException unwritable) {
            stage.say("note: " + unwritable.getMessage());
        }
    }

    private void look(Lookout lookout) {
        lookout.look(stage::say).filter(why -> seen.compareAndSet(false, true)).ifPresent(this::stop);
    }

    /** On a thread that outlives the watch: the kit of the scenario may be closed while the drill is undone. */
    private void stop(String why) {
        String figures = figures(why);
        new Thread(() -> stage.run().stop(why, figures), "drill abort").start();
    }

    private String figures(String why) {
        CallersWindow window = conditions.window();
        String outcomes = Stream.of(RequestOutcome.values())
                .map(outcome -> String.format(Locale.ROOT, "  %-12s %6d%n", outcome.label(), window.count(outcome)))
                .collect(Collectors.joining());
        return "aborted because " + why + "\n"
                + "seen at " + stage.clock().instant() + " in scenario " + stage.letter() + "\n\n"
                + "conditions\n"
                + lookouts.stream()
                        .map(lookout -> "  " + lookout.inShort() + "\n")
                        .collect(Collectors.joining())
                + "\ncallers' requests that ended in the last "
                + window.length().toSeconds() + " s, by outcome\n" + outcomes;
    }
}
