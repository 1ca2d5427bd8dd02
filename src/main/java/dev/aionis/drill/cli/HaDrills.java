package dev.aionis.drill.cli;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.SuiteVersion;
import dev.aionis.drill.run.CleanConsole;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The suite's one command line. Drills themselves are run by the build. */
@Command(
        name = "ha-drills",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        description = "What is done about HA drills without a drill. A drill is run by ./mvnw verify -Pdrill-local.",
        synopsisHeading = "Usage: java -jar target/",
        customSynopsis = "ha-drills.jar [--help] [--version] <command>",
        footer = {"", "Help on a command: java -jar target/ha-drills.jar <command> --help"})
public final class HaDrills implements Runnable {

    /** A command to copy must not be broken. */
    private static final int WIDTH = 120;

    @Spec
    private CommandSpec spec;

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"ha-drills " + SuiteVersion.OF_THIS_SUITE, "Java " + System.getProperty("java.version")
            };
        }
    }

    /** Nothing was asked for. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command, expected one of "
                        + spec.commandLine().getSubcommands().keySet());
    }

    public static void main(String[] args) {
        CleanConsole.install();
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, args));
    }

    /** @return the exit code */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        var line = new CommandLine(new HaDrills());
        Subcommands.ALL.forEach(command -> line.addSubcommand(command.apply(out)));
        return line.setUsageHelpWidth(WIDTH)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    command.getErr().println(said(failed));
                    return failed instanceof DrillException ? ExitCode.USAGE : ExitCode.NOT_DONE;
                })
                .execute(args);
    }

    /** What a person can mend is said in one message; anything else is a fault of ours, and named. */
    private static String said(Exception failed) {
        return failed instanceof DrillException ? String.valueOf(failed.getMessage()) : "unexpected: " + failed;
    }
}
