package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigProblem;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.config.RestoreConfig;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.run.plan.PlanDocument;
import dev.aionis.drill.run.plan.PlanFacts;
import dev.aionis.drill.run.plan.PlannedLevers;
import dev.aionis.drill.run.plan.ScenarioPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says and writes down what a drill would do, and does none of it. */
public final class DrillPlanner {

    private static final Logger LOG = LoggerFactory.getLogger("drill");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final DrillSettings settings;
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    public DrillPlanner(DrillSettings settings) {
        this.settings = settings;
    }

    /**
     * @param selected the scenarios in the order in which they would run, each with the sentences of its steps
     * @return the file that holds the plan
     * @throws DrillException if the configuration is refused, or the plan can't be written
     */
    public Path plan(Map<Scenario, List<String>> selected) {
        ConfigReading reading =
                DrillConfigReader.reading(settings.configFile(), settings.overrides(), settings.environment());
        Redactor redactor = KnownSecrets.redactor(reading);
        CleanConsole.knows(redactor);
        DrillConfig config = reading.config();
        var facts = new PlanFacts(config, levers(config, redactor));
        List<ScenarioPlan> scenarios = selected.entrySet().stream()
                .map(one -> ScenarioPlan.of(one.getKey().id(), one.getKey().heading(), one.getValue(), facts))
                .toList();
        List<String> warnings =
                reading.warnings().stream().map(ConfigProblem::toString).toList();
        String configFile = settings.baseDirectory()
                .relativize(settings.configFile().toAbsolutePath())
                .toString();
        List<String> lines = PlanDocument.lines(facts, configFile, at, warnings, scenarios).stream()
                .map(redactor::clean)
                .toList();
        lines.forEach(LOG::info);
        Path file = write(config.environment(), lines);
        LOG.info("");
        LOG.info("Planned only, nothing was done. The plan: {}", file);
        return file;
    }

    private Path write(String environment, List<String> lines) {
        Path file = settings.records().resolve("plan-" + environment + "-" + STAMP.format(at) + ".md");
        try {
            Files.createDirectories(settings.records());
            return Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new DrillException(
                    "plan " + file + ", can't be written: " + unwritable,
                    "let the drill's user write into drill-records",
                    unwritable);
        }
    }

    /** T is chosen in a drill; here the moment of the plan stands for it. */
    private PlannedLevers levers(DrillConfig config, Redactor redactor) {
        boolean toMoment = config.restore().target() == RestoreConfig.Target.TIMESTAMP;
        return new LeversToPlan(scene(config, redactor)).planned(toMoment ? Optional.of(at) : Optional.empty());
    }

    private LeverScene scene(DrillConfig config, Redactor redactor) {
        var id = DrillId.of(at.atZone(ZoneOffset.UTC).toLocalDate(), config.environment(), 1);
        var hooks = new PlannedHooks(config.environment(), redactor::clean);
        return new LeverScene(config, id, Instant::now, settings.workDirectory(), hooks, LOG::info);
    }
}
