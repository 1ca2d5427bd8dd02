package dev.aionis.drill.cli;

import dev.aionis.drill.run.UndoWithoutDrill;
import dev.aionis.drill.run.UndoWithoutDrill.Order;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back what drills left, newest first. */
@Command(
        name = "undo",
        header = "Takes back what earlier drills left in an environment.",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        sortOptions = false,
        description = {
            "Newest first, without a drill: disruptions that their undo journals name as open, restored copies, and, where safety.scope-retention is set, what"
                    + " drills wrote. Nothing else is touched. Each is looked at afterwards; doing it twice does no harm.",
            "A drill that still runs is left alone."
        },
        footer = {
            "",
            "Examples:",
            "  What is open, and what would be done:",
            "    java -jar target/ha-drills.jar undo --config drill-config/staging.yaml --dry-run",
            "  Undo it; the environment variables that the configuration names must be set, as for a drill:",
            "    java -jar target/ha-drills.jar undo --config drill-config/staging.yaml",
            "  Of one drill alone, also if it ran on another host and is known to be over:",
            "    java -jar target/ha-drills.jar undo --config drill-config/staging.yaml --drill ha_drill_20260228_staging-ha_01",
            "",
            "Exit codes:",
            "  0  nothing is left",
            "  1  something could not be undone; it is named with the command for a person to run; or a drill holds the",
            "     environment, and nothing was done",
            "  2  wrong usage or configuration, nothing was done",
            ""
        })
final class UndoCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "<yaml>",
            description = "the drill's configuration: its environment and its levers")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "<key>=<value>",
            description =
                    "a value in place of the configuration's, as -Ddrill.set.<key>=<value> in a drill; repeatable")
    private Map<String, String> overrides = Map.of();

    @Mixin
    private RecordsOption records;

    @Option(
            names = "--drill",
            paramLabel = "<id>",
            description = "what this drill's undo journal names as open, and nothing else")
    private String drill;

    @Option(names = "--dry-run", description = "looks, says what would be done, and changes nothing")
    private boolean dryRun;

    UndoCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var order = new Order(config, overrides, System.getenv(), records.folder(), Optional.ofNullable(drill), dryRun);
        var interrupted = new Thread(() -> out.println("interrupted; what is not undone yet stays open: run it again"));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            int left = new UndoWithoutDrill(order, out::println).run();
            return left == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
        } finally {
            over(interrupted);
        }
    }

    private static void over(Thread interrupted) {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException endingAlready) {
            // then it says so
            return;
        }
    }
}
