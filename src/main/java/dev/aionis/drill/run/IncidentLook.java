package dev.aionis.drill.run;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.IncidentConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.observe.monitoring.Alert;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import dev.aionis.drill.process.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an incident is open, by alerts that fire and by the operator's own command. */
final class IncidentLook {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final Stage stage;

    IncidentLook(Stage stage) {
        this.stage = stage;
    }

    /** One check for each way to look that is configured. */
    List<Check> at(IncidentConfig incidents) {
        var checks = new ArrayList<Check>();
        if (!incidents.alerts().isEmpty()) {
            checks.add(firing(incidents.alerts()));
        }
        incidents.command().map(this::asked).ifPresent(checks::add);
        return checks;
    }

    private Check firing(List<String> names) {
        String asked = "none of " + String.join(", ", names) + " fires";
        try (var alertmanager = new Alertmanager(stage.deployment().alertApi().orElseThrow(), WITHIN)) {
            List<String> open = alertmanager.firing(names).stream()
                    .filter(alert -> alert.muted().isEmpty())
                    .map(Alert::name)
                    .distinct()
                    .sorted()
                    .toList();
            return Check.of(asked, open.isEmpty(), open.isEmpty() ? "" : "firing: " + String.join(", ", open));
        } catch (NoAnswer unanswered) {
            return Check.unknown(asked, unanswered.getMessage());
        }
    }

    private Check asked(HookCommand command) {
        String asked = command.toString();
        try {
            CommandResult result = new OperatorCommand(stage.run())
                    .run(command, Map.of("DRILL_ENVIRONMENT", stage.config().environment()));
            String ending = OperatorCommand.ending(result);
            return result.succeeded() || result.exitCode() == OperatorCommand.NO
                    ? Check.of(asked, result.succeeded(), ending)
                    : Check.unknown(asked, ending + ", expected 0 for none open or 75 for open");
        } catch (DrillException notStarted) {
            return Check.unknown(
                    asked, notStarted.getMessage().lines().findFirst().orElse(""));
        }
    }
}
