package dev.aionis.drill.cli;

import dev.aionis.drill.record.history.DrillHistory;
import dev.aionis.drill.record.site.ReleaseRule;
import dev.aionis.drill.record.site.ReleaseRule.Answer;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether a release may go. */
@Command(
        name = "may-release",
        header = "Says whether a release may go, by the records of its drills.",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        sortOptions = false,
        description = {
            "It may if, in every environment named, the last drill whose folder is in --records passed, and A, B, C and D were"
                    + " all in it. A drill of one scenario passes as a build, and is not enough here."
        },
        footer = {
            "",
            "Examples:",
            "    java -jar target/ha-drills.jar may-release staging-ha",
            "",
            "Exit codes:",
            "  0  it may",
            "  1  it may not; every environment that speaks against it is named with what was seen",
            "  2  wrong usage, or the records can't be read",
            ""
        })
final class MayReleaseCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(arity = "1..*", paramLabel = "<environment>", description = "where a drill must have passed")
    private List<String> environments = List.of();

    @Mixin
    private RecordsOption records;

    MayReleaseCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var rule = new ReleaseRule(new DrillHistory(records.folder()).atHand());
        List<Answer> answers = environments.stream().map(rule::of).toList();
        answers.forEach(
                answer -> out.println((answer.allows() ? "may release: " : "may not release: ") + answer.what()));
        return answers.stream().allMatch(Answer::allows) ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
}
