package dev.aionis.drill.trust;

import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.record.SuiteVersion;
import java.util.stream.Stream;

/** Which suite this is: its version and, in a checkout, its commit. */
final class SuiteCommit {

    private SuiteCommit() {}

    static String here() {
        CommandResult commit = git("rev-parse", "--short=12", "HEAD");
        if (commit.exitCode() != 0) {
            return SuiteVersion.OF_THIS_SUITE;
        }
        String changed =
                git("status", "--porcelain", "--untracked-files=no").stdout().isBlank() ? "" : "+changes";
        return SuiteVersion.OF_THIS_SUITE + " " + commit.stdout().strip() + changed;
    }

    private static CommandResult git(String... arguments) {
        return Command.of(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .run();
    }
}
