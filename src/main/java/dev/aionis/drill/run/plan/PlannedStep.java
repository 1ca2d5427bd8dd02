package dev.aionis.drill.run.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One step as it would go.
 *
 * @param actions what it would do, one line each
 * @param expected how long its configured waits take; what it does besides takes seconds
 * @param atMost how long it may take until it is given up
 */
public record PlannedStep(List<String> actions, Duration expected, Duration atMost) {

    public PlannedStep {
        actions = List.copyOf(actions);
    }

    static PlannedStep doing(String... actions) {
        return new PlannedStep(List.of(actions), Duration.ZERO, Duration.ZERO);
    }

    static PlannedStep doing(List<String> actions) {
        return new PlannedStep(actions, Duration.ZERO, Duration.ZERO);
    }

    PlannedStep and(List<String> more) {
        var all = new ArrayList<>(actions);
        all.addAll(more);
        return new PlannedStep(all, expected, atMost);
    }

    PlannedStep and(String more) {
        return and(List.of(more));
    }

    /** It waits for so long in any case. */
    PlannedStep lasting(Duration wait) {
        return new PlannedStep(actions, expected.plus(wait), atMost.plus(wait));
    }

    /** It waits for something that must hold for so long, and gives up after the limit. */
    PlannedStep until(Duration held, Duration limit) {
        Duration surely = held.compareTo(limit) < 0 ? held : limit;
        return new PlannedStep(actions, expected.plus(surely), atMost.plus(limit));
    }

    /** It waits for something, and gives up after this. */
    PlannedStep within(Duration limit) {
        return new PlannedStep(actions, expected, atMost.plus(limit));
    }
}
