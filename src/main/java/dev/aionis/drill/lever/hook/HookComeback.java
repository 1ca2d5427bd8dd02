package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.lever.Look;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one of the operator's commands brings back what another took away, and a third, where there is one, says whether
 * it is back.
 *
 * @param what is waited for, as in {@code the worker}
 * @param limit after which waiting for it is given up
 */
record HookComeback(
        HookRunner runner,
        String what,
        HookVerb startVerb,
        Optional<HookCommand> start,
        HookVerb statusVerb,
        Optional<HookCommand> status,
        Duration limit) {

    /** @param told to the command */
    void bringBack(Map<String, String> told) {
        runner.endOthers();
        runner.run(startVerb, start.orElseThrow(() -> Missing.verb(startVerb)), told);
    }

    /** Without a status command only the exit code of start is known, and {@link #bringBack} has thrown if it was not 0. */
    boolean back(Map<String, String> told) {
        return status.map(command -> new Polled(statusVerb, runner, () -> runner.run(statusVerb, command, told))
                        .reached(what + " to be back", limit, HookResult::done))
                .orElse(true);
    }

    Look look(Map<String, String> told) {
        return seen(told).map(seen -> seen.done() ? Look.UNDONE : Look.IN_FORCE).orElse(Look.UNSEEN);
    }

    /** What the status command says; empty without one. */
    Optional<HookResult> seen(Map<String, String> told) {
        return status.map(command -> runner.run(statusVerb, command, told));
    }

    List<String> byHand(Map<String, String> told) {
        return List.of(start.map(command -> runner.byHand(startVerb, command, told))
                .orElseGet(() -> Missing.byHand(startVerb)));
    }
}
