package dev.aionis.drill.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the drills' folders are: the same option of every command that reads more than one of them. */
final class RecordsOption {

    @Option(
            names = "--records",
            paramLabel = "<dir>",
            defaultValue = "drill-records",
            description = "where the drills' folders are; ${DEFAULT-VALUE} where left out")
    private Path folder;

    Path folder() {
        return folder;
    }
}
