package dev.aionis.drill.defects;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.staging.EmbeddedDrill;
import dev.aionis.drill.staging.StagedDrill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.ReflectionSupport;

/** A drill of the embedded deployment, one scenario long, through JUnit's launcher in a JVM of its own. */
final class SeededDrill {

    /**
     * Long enough for the load's minimum of samples; neither ended nor blamed for a machine that is slow, since what
     * defects add to latency and outages is more than these objectives; of the sign-off's gates the one that asks least.
     */
    private static final List<String> SHORT = List.of(
            "observe.steady-state=3s",
            "abort.latency=30s",
            "load.lateness-limit=1s",
            "objectives.rollback.error-rate-recovery=20s",
            "objectives.rollback.latency-recovery=20s",
            "objectives.rollback.latency-floor=250ms",
            "objectives.replica.taken-out=3s",
            "objectives.replica.outage=2500ms",
            "objectives.replica.error-rate-recovery=20s",
            "objectives.replica.latency-recovery=20s",
            "objectives.replica.latency-floor=250ms",
            "gates=[" + gate("job:health-gate, --, --strict-warnings, --consistency-check-set, scope", "after-worker")
                    + ", " + gate("job:consistency-check:cross-tenant, --, --strict-warnings", "after-worker")
                    + ", " + gate("preflight:prod", "sign-off") + "]");

    private final Path base;
    private final Scenario scenario;
    private final List<String> settings;

    private SeededDrill(Path base, Scenario scenario, List<String> settings) {
        this.base = base;
        this.scenario = scenario;
        this.settings = settings;
    }

    /** @param below where its records and its console stay, in a folder of the defect's name */
    static SeededDrill of(Path below, Seeded seeded) {
        var settings = new ArrayList<>(seeded.settings());
        settings.add("deployment.sandbox.defect=" + seeded.defect().id());
        return new SeededDrill(below.resolve(seeded.defect().id()), seeded.scenario(), settings);
    }

    /** The same drill of a deployment with which all is well. */
    static SeededDrill clean(Path below, Scenario scenario) {
        return new SeededDrill(below.resolve("clean-" + scenario.id()), scenario, List.of());
    }

    /** Runs it to its end; one that has left a record there is not run again. */
    DrillRecord run(Seeded.Interference interference) throws Exception {
        var embedded = new EmbeddedDrill(base, options());
        Optional<DrillRecord> before = embedded.record();
        if (before.isPresent()) {
            return before.get();
        }
        StagedDrill drill = embedded.start();
        try {
            interference.with(drill);
            drill.exitCode();
        } finally {
            drill.killGroup();
        }
        return embedded.record().orElseThrow(() -> new AssertionError("no record:\n" + drill.console()));
    }

    private List<String> options() {
        return Stream.concat(
                        Stream.of("-Dgroups=" + tag(scenario)),
                        Stream.of(SHORT, settings).flatMap(List::stream).map(setting -> "-Ddrill.set." + setting))
                .toList();
    }

    /** As the configuration has it, which has colons in quotes. */
    private static String gate(String script, String phase) {
        List<String> words = List.of(script.split(", "));
        String quoted = words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
        return "{name: " + words.get(0).replace(':', '-') + ", command: [npm, run, -s, " + quoted + "], phase: " + phase
                + ", timeout: 2m}";
    }

    private static String tag(Scenario scenario) {
        return ReflectionSupport.findAllClassesInPackage(
                        "dev.aionis.drill.scenario",
                        type -> type.isAnnotationPresent(Drill.class)
                                && type.getAnnotation(Drill.class).value() == scenario,
                        name -> true)
                .get(0)
                .getAnnotation(Tag.class)
                .value();
    }
}
