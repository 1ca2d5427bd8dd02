package dev.aionis.drill.run;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.config.LoadHooks;
import dev.aionis.drill.load.LoadSummary;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.CommandResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Load of the operator's own beside the drill's: started before it, stopped after it. Whatever goes wrong with it is
 * said and kept, and changes no verdict: criteria rest on the drill's own load, which the ledger knows.
 */
final class LoadHook implements AutoCloseable {

    private static final int LONGEST_QUOTE = 300;

    private final OperatorCommand operator;
    private final LoadHooks hooks;
    private final Map<String, String> told;
    private final StringBuilder transcript = new StringBuilder();
    private Optional<String> notStarted = Optional.empty();
    private CompletableFuture<Outcome> stopping;

    /**
     * What came of it.
     *
     * @param why there is no summary; empty where there is one
     * @param transcript what was run, and what it printed
     */
    record Outcome(Optional<LoadSummary> summary, String why, String transcript) {}

    /** @param told variables for both commands, besides those of the configuration */
    LoadHook(HookConfig config, Map<String, String> told) {
        this.operator = new OperatorCommand(Optional.of(config));
        this.hooks = config.load().orElseThrow();
        this.told = Map.copyOf(told);
    }

    /** Starts the load; answers what kept it from starting, if anything did. */
    Optional<String> start() {
        notStarted = run("load.start", hooks.start()).failure();
        return notStarted;
    }

    /**
     * Begins to stop it. In the background, since the tool may take long over its summary, and what the scenario does
     * next may be timed.
     */
    synchronized void stop() {
        if (stopping == null) {
            stopping = new CompletableFuture<>();
            var thread = new Thread(() -> stopping.complete(stopped()), "load hook");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until it has stopped. */
    Outcome outcome() {
        stop();
        return stopping.join();
    }

    /** Stops it if nobody did. */
    @Override
    public void close() {
        outcome();
    }

    private Outcome stopped() {
        Ended ended = run("load.stop", hooks.stop());
        Optional<String> failure = notStarted.or(ended::failure);
        if (failure.isPresent()) {
            return new Outcome(Optional.empty(), failure.get(), transcript.toString());
        }
        try {
            return new Outcome(Optional.of(LoadSummary.lastLineOf(ended.output())), "", transcript.toString());
        } catch (IllegalArgumentException garbage) {
            return new Outcome(
                    Optional.empty(), "hook load.stop answered: " + garbage.getMessage(), transcript.toString());
        }
    }

    /** How a command ended. */
    private record Ended(String output, Optional<String> failure) {}

    private Ended run(String verb, HookCommand command) {
        var variables = new HashMap<>(told);
        variables.put("DRILL_VERB", verb);
        try {
            CommandResult result = operator.run(command, variables);
            transcript
                    .append(verb)
                    .append(' ')
                    .append(result.argv())
                    .append(", exit code ")
                    .append(result.exitCode());
            transcript
                    .append('\n')
                    .append(result.stdout())
                    .append(result.stderr())
                    .append('\n');
            return new Ended(result.stdout(), failure(verb, result));
        } catch (DrillException notRun) {
            transcript.append(verb).append(": ").append(notRun.getMessage()).append('\n');
            return new Ended("", Optional.of("hook " + verb + ": " + notRun.getMessage()));
        }
    }

    private static Optional<String> failure(String verb, CommandResult result) {
        if (result.succeeded()) {
            return Optional.empty();
        }
        String said = result.stderr().strip();
        String end = said.substring(Math.max(0, said.length() - LONGEST_QUOTE));
        return Optional.of("hook " + verb + " " + result.argv()
                + (result.timedOut() ? ", not over in time" : ", exit code " + result.exitCode()) + ", expected 0"
                + (end.isEmpty() ? "" : ": " + end));
    }
}
