package dev.aionis.drill.run;

import dev.aionis.drill.aionis.GateJudgement;
import dev.aionis.drill.aionis.GateOutcome;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.GateRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs validation commands and keeps what they said. */
final class GateRunner {

    private final Stage stage;

    GateRunner(Stage stage) {
        this.stage = stage;
    }

    /** Runs the gates of a phase, all of them whatever they say, in the order of the configuration. */
    List<Check> run(GateConfig.Phase phase) {
        return stage.config().gates(phase).stream()
                .map(this::run)
                .peek(stage.log()::gate)
                .map(record -> new Check(record.command(), record.status(), record.why()))
                .toList();
    }

    private GateRecord run(GateConfig gate) {
        List<String> command = gate.command().stream()
                .map(word -> word.replace(
                        GateConfig.API, stage.deployment().api().base().toString()))
                .toList();
        String shown = String.join(" ", command);
        stage.say("$ " + shown);
        try {
            CommandResult result = Command.of(command)
                    .in(stage.deployment().gateDirectory())
                    .with(environment(stage.deployment(), gate))
                    .timeout(gate.timeout())
                    .run();
            return judged(gate, shown, result);
        } catch (DrillException cannotStart) {
            stage.say("could not be run: " + cannotStart.getMessage());
            return new GateRecord(shown, -1, 0, CriterionStatus.UNPROVEN, cannotStart.getMessage(), List.of());
        }
    }

    private GateRecord judged(GateConfig gate, String shown, CommandResult result) {
        GateOutcome outcome = GateJudgement.judge(result.argv(), result);
        String name = gate.name() + ".txt";
        stage.attach(shown, "gates", name, transcript(shown, result));
        var status = outcome.passed() ? CriterionStatus.MET : CriterionStatus.MISSED;
        stage.say(outcome.passed() ? "passed" : "failed: " + outcome.why());
        return new GateRecord(
                shown,
                result.exitCode(),
                result.took().toMillis(),
                status,
                outcome.why(),
                List.of(stage.path("gates", name)));
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
