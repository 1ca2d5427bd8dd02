package dev.aionis.drill.run;

import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.facts.GateSeen;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.GateRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs validation commands and keeps what they said. */
final class GateRunner {

    private final Stage stage;

    GateRunner(Stage stage) {
        this.stage = stage;
    }

    /** Runs the gates of a phase, all of them whatever they say, in the order of the configuration. */
    List<GateSeen> run(GateConfig.Phase phase) {
        return stage.config().gates(phase).stream().map(this::run).toList();
    }

    private GateSeen run(GateConfig gate) {
        List<String> command = gate.command().stream()
                .map(word -> word.replace(
                        GateConfig.API, stage.deployment().api().base().toString()))
                .toList();
        stage.say("$ " + String.join(" ", command));
        GateSeen seen = seen(gate, command);
        GateRecord record = seen.record(stage.raw());
        stage.log().gate(record);
        stage.say(
                switch (record.status()) {
                    case MET -> "passed";
                    case MISSED -> "failed: " + record.why();
                    case UNPROVEN -> "could not be run: " + record.why();
                });
        return seen;
    }

    private GateSeen seen(GateConfig gate, List<String> command) {
        try {
            Command program = Command.of(command)
                    .in(stage.deployment().gateDirectory())
                    .with(environment(stage.deployment(), gate))
                    .timeout(gate.timeout());
            CommandResult result = stage.system(program::run);
            return kept(gate, command, result);
        } catch (DrillException cannotStart) {
            if (Thread.currentThread().isInterrupted()) {
                throw cannotStart;
            }
            String why = String.valueOf(cannotStart.getMessage());
            return new GateSeen(command, Optional.empty(), -1, false, Duration.ZERO, why, List.of());
        }
    }

    /** What it printed by itself too: what it said is judged by that. */
    private GateSeen kept(GateConfig gate, List<String> command, CommandResult result) {
        String shown = String.join(" ", command);
        stage.attach(shown, "gates", gate.name() + ".txt", transcript(shown, result));
        return new GateSeen(
                command,
                Optional.of(stage.keepText("gates", gate.name() + ".stdout", result.stdout())),
                result.exitCode(),
                result.timedOut(),
                result.took(),
                "",
                List.of(stage.path("gates", gate.name() + ".txt")));
    }

    /** What a gate is told besides what this process is. */
    static Map<String, String> environment(Deployment deployment, GateConfig gate) {
        var environment = new HashMap<>(deployment.gateEnvironment());
        environment.putAll(gate.environment());
        return environment;
    }

    private static String transcript(String shown, CommandResult result) {
        return "$ " + shown + "\n" + result.stdout()
                + (result.stderr().isEmpty() ? "" : "--- stderr\n" + result.stderr())
                + "--- exit code " + result.exitCode() + " after "
                + result.took().toMillis() + " ms"
                + (result.timedOut() ? ", ended at its time limit" : "") + "\n";
    }
}
