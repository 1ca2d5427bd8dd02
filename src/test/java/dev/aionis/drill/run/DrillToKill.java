package dev.aionis.drill.run;

import dev.aionis.drill.model.StopMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A drill in a process of its own that takes the worker away, says so, and waits to be killed. */
final class DrillToKill {

    private DrillToKill() {}

    /** @param args base directory, configuration, and key=value for what is changed in it */
    public static void main(String[] args) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String change : List.of(args).subList(2, args.length)) {
            values.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
        }
        Path base = Path.of(args[0]);
        var settings = new DrillSettings(
                base, base.resolve("work"), Path.of(args[1]), values, System.getenv(), Optional.empty());
        var run = new DrillRun(settings, new KeptAttachments());
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Reached"));
        var stage = new Stage(run, run.select(Scenario.WORKER_RECOVERY, List.of("Taken away")));
        preconditions.stepStarted(1, "Reached");
        run.configure(preconditions);
        run.connect(preconditions);
        stage.make(stage.deployment().worker().takeAway(StopMode.STOP));
        System.out.println("made " + run.id());
        System.in.read();
    }
}
