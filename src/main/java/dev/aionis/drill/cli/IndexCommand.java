package dev.aionis.drill.cli;

import dev.aionis.drill.record.site.DrillSite;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts records and reports where they can be published, and lists them. */
@Command(
        name = "index",
        header = "Makes a site of drills' records and reports, with a page that lists them.",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        sortOptions = false,
        description = {
            "Takes in the drills that are in --records, each with its Allure report if there is one, beside those that the"
                    + " site has from earlier, and writes its index.html: newest first, without scripts and without anything"
                    + " from elsewhere. Folders of older drills than --keep has are removed from the site alone; they stay listed."
        },
        footer = {
            "",
            "Examples:",
            "    java -jar target/ha-drills.jar index --site public",
            "",
            "Exit codes:",
            "  0  the site is written",
            "  2  wrong usage, or something can't be read or written",
            ""
        })
final class IndexCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Spec
    private CommandSpec spec;

    @Option(names = "--site", required = true, paramLabel = "<dir>", description = "the folder to be published")
    private Path site;

    @Mixin
    private RecordsOption records;

    @Option(
            names = "--reports",
            paramLabel = "<dir>",
            defaultValue = "drill-reports",
            description =
                    "where their Allure reports are, a folder each, named by the drill; ${DEFAULT-VALUE} where left out")
    private Path reports;

    @Option(
            names = "--keep",
            paramLabel = "<n>",
            defaultValue = "20",
            description = "how many drills of each environment the site has in full; ${DEFAULT-VALUE} where left out")
    private int keep;

    IndexCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep, seen " + keep + ", expected 1 or more");
        }
        var drills = new DrillSite(site);
        int taken = drills.take(records.folder(), reports);
        drills.thin(keep);
        Path index = drills.writeIndex();
        out.println(taken + (taken == 1 ? " drill" : " drills") + " taken in, listed in " + index);
        return ExitCode.DONE;
    }
}
