package dev.aionis.drill.aionis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.process.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Judges Aionis' jobs and gates by the rule that each of them has, known by its npm script name. Exit code and printed
 * report must agree: a gate that says ok and fails, or succeeds and says not ok, has not passed.
 */
public final class GateJudgement {

    private static final Pattern ARTIFACT = Pattern.compile("artifacts/[\\w./:-]+/summary\\.json");

    private final KnownGate gate;
    private final CommandResult result;
    private final Optional<JsonNode> report;

    private GateJudgement(KnownGate gate, CommandResult result) {
        this.gate = gate;
        this.result = result;
        this.report = LastJsonObject.in(result.stdout());
    }

    /** Judges {@code result} of {@code command}; a command that runs no known script is judged by its exit code. */
    public static GateOutcome judge(List<String> command, CommandResult result) {
        GateJudgement judgement = new GateJudgement(KnownGate.of(script(command)), result);
        Optional<String> objection = judgement.objection();
        return new GateOutcome(
                String.join(" ", command),
                result.exitCode(),
                result.took(),
                objection.isEmpty(),
                objection.orElse("exit code 0" + judgement.gate.said()),
                judgement.artifact());
    }

    /** The script behind {@code npm run}, or nothing. */
    private static String script(List<String> command) {
        int run = Math.max(command.indexOf("run"), command.indexOf("run-script"));
        return command.stream()
                .skip(run < 0 ? command.size() : run + 1L)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
    }

    private Optional<String> objection() {
        if (result.timedOut()) {
            return Optional.of("ended at its timeout after " + result.took().toSeconds() + " s");
        }
        Optional<String> objection = result.exitCode() == 0 ? gate.objection(report) : Optional.of(exit());
        return objection.map(said -> said + reasons());
    }

    private String exit() {
        boolean saysOk = report.map(json -> json.path("ok").asBoolean(false)).orElse(false);
        return "exit code " + result.exitCode() + ", expected 0" + gate.meaning(result.exitCode())
                + (saysOk ? ", although its report says ok = true" : "");
    }

    private String reasons() {
        List<String> reasons = new ArrayList<>();
        report.ifPresent(json -> json.path("gate").path("fail_reasons").forEach(why -> reasons.add(why.asText())));
        return reasons.isEmpty() ? "" : "; " + String.join("; ", reasons);
    }

    /** The summary that the output names last, or the one that the report's run id leads to. */
    private Optional<String> artifact() {
        return ARTIFACT.matcher(result.stdout())
                .results()
                .map(MatchResult::group)
                .reduce((earlier, later) -> later)
                .or(() ->
                        report.flatMap(json -> gate.artifact(json.path("run_id").asText(""))));
    }
}
