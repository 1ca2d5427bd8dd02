package dev.aionis.drill.cli;

import dev.aionis.drill.record.seal.VerifyingKey;
import dev.aionis.drill.verify.CheckedRecord;
import dev.aionis.drill.verify.RecordCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds records against their seal and their evidence. */
@Command(
        name = "verify",
        header = "Checks the record of a drill without trusting whoever made it.",
        mixinStandardHelpOptions = true,
        versionProvider = HaDrills.Version.class,
        sortOptions = false,
        description = {
            "Four things: the folder is as it was sealed, to the byte; every measurement, criterion and verdict of record.json"
                    + " follows from the evidence in the folder; its signatures, named evidence and former seals are of this"
                    + " record.json; record.md, record.html and what machines read are made of it.",
            "Only reads, and asks nobody. Without --key a signature shows that nothing was changed since somebody signed, not who that was."
        },
        footer = {
            "",
            "Examples:",
            "  A record, by the key that its drills are known to sign with:",
            "    java -jar target/ha-drills.jar verify --key drills.pub.pem drill-records/ha_drill_20260228_staging-ha_01",
            "  All that are here:",
            "    java -jar target/ha-drills.jar verify drill-records/*/",
            "",
            "Exit codes:",
            "  0  intact, and derived again",
            "  1  not: each finding is on a line of its own, the file first",
            "  2  wrong usage, or no such folder or key",
            ""
        })
final class VerifyCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(arity = "1..*", paramLabel = "<folder>", description = "of a drill, below drill-records")
    private List<Path> folders;

    @Option(
            names = "--key",
            paramLabel = "<pem>",
            description = "public Ed25519 key that must have signed; repeatable, then one of them must have")
    private List<Path> keys = List.of();

    VerifyCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        List<VerifyingKey> trusted = keys.stream().map(VerifyingKey::read).toList();
        // all folders are looked for before the first is read, which may take a while
        List<RecordCheck> checks = folders.stream()
                .map(folder -> RecordCheck.of(folder).trusting(trusted))
                .toList();
        boolean all = true;
        for (int i = 0; i < checks.size(); i++) {
            all &= holds(folders.get(i), checks.get(i));
        }
        return all ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    private boolean holds(Path folder, RecordCheck check) {
        CheckedRecord checked = check.run();
        checked.findings().forEach(out::println);
        checked.notes().forEach(note -> out.println(note.startsWith("note: ") ? note : "note: " + note));
        int found = checked.findings().size();
        out.println(folder + ": "
                + (checked.holds()
                        ? "intact and re-derived"
                        : "NOT as it was sealed and derived, " + found + (found == 1 ? " finding" : " findings")));
        return checked.holds();
    }
}
