package dev.aionis.drill.run;

import dev.aionis.drill.lever.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Disruptions that last longer than they may. The drill is told first, again and again, and ends itself; where it does
 * not answer, or answers and gets nowhere, others act.
 */
final class OverdueDisruptions {

    /** For a drill that does not answer: it hangs, or was stopped. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** For one that says that it is undoing: its undo may be a long job, and two at once help nobody. */
    static final Duration LONG_GRACE = Duration.ofMinutes(5);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Consumer<String> answers;
    private final SwitchLog log;
    private final Runnable act;
    private Optional<Instant> since = Optional.empty();
    private Instant lastTold = Instant.MIN;
    private Instant lastHeard = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    /** @param act in the drill's place */
    OverdueDisruptions(InstantSource clock, Consumer<String> answers, SwitchLog log, Runnable act) {
        this.clock = clock;
        this.answers = answers;
        this.log = log;
        this.act = act;
    }

    /** The drill said that it is undoing. */
    void drillAnswered() {
        lastHeard = clock.instant();
    }

    /** To be called again and again, with every disruption of the drill. */
    void look(List<Trace> traces) {
        Instant now = clock.instant();
        List<Trace> late = traces.stream()
                .filter(trace -> trace.open() && trace.deadline().isBefore(now))
                .toList();
        if (late.isEmpty()) {
            since = Optional.empty();
            return;
        }
        tell(late, now);
        Instant begun = since.orElseThrow();
        Instant heard = lastHeard.isAfter(begun) ? lastHeard : begun;
        boolean silent = heard.plus(GRACE).isBefore(now);
        boolean nowhere = begun.plus(LONG_GRACE).isBefore(now);
        if ((silent || nowhere) && notBefore.isBefore(now)) {
            log.say(silent ? "the drill does not answer" : "the drill has been undoing for too long");
            act.run();
            notBefore = clock.instant().plus(GRACE);
        }
    }

    private void tell(List<Trace> late, Instant now) {
        if (since.isEmpty()) {
            since = Optional.of(now);
            late.forEach(trace -> log.say("overdue since " + trace.deadline() + ": " + LastUndo.named(trace)));
        }
        if (lastTold.plus(BETWEEN).isBefore(now)) {
            lastTold = now;
            late.forEach(trace -> answers.accept(SwitchTalk.OVERDUE + trace.number()));
        }
    }
}
