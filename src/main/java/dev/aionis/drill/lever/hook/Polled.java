package dev.aionis.drill.lever.hook;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A status hook that is asked until it says what is awaited; what it reports on the way is said when it changes. */
final class Polled {

    private final HookVerb verb;
    private final HookRunner runner;
    private final Supplier<HookResult> status;
    private String said = "";
    private HookResult last;

    Polled(HookVerb verb, HookRunner runner, Supplier<HookResult> status) {
        this.verb = verb;
        this.runner = runner;
        this.status = status;
    }

    /** Asks until {@code awaited} or the limit; false at the limit. */
    boolean reached(String what, Duration limit, Predicate<HookResult> awaited) {
        return wait(what, limit).reached(() -> awaited.test(ask()));
    }

    /** @throws DrillException at the limit, with the last message */
    HookResult until(String what, Duration limit, Predicate<HookResult> awaited) {
        wait(what, limit).until(() -> awaited.test(ask()));
        return last;
    }

    private Wait wait(String what, Duration limit) {
        return Wait.upTo(limit).every(runner.poll()).forThe(what).showing(() -> said);
    }

    private HookResult ask() {
        last = status.get();
        last.answer()
                .message()
                .map(runner.scene()::clean)
                .filter(message -> !message.equals(said))
                .ifPresent(message -> {
                    said = message;
                    runner.scene().say(verb.label() + ": " + message);
                });
        return last;
    }
}
