package dev.aionis.drill.verify;

import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.seal.SealCheck;
import dev.aionis.drill.record.seal.SealFinding;
import dev.aionis.drill.record.seal.VerifyingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be told of a drill's folder without trusting whoever made it: whether it is as it was sealed, whether the
 * record says what its evidence says and is the one that was signed off, and whether what people and machines read is made
 * of that record.
 */
public final class RecordCheck {

    private final Path folder;
    private final SealCheck seal;

    private RecordCheck(Path folder, SealCheck seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /**
     * @param folder a drill's; it is only read from
     * @throws dev.aionis.drill.model.DrillException if it is no folder
     */
    public static RecordCheck of(Path folder) {
        return new RecordCheck(folder, SealCheck.of(folder));
    }

    /** The same check, where one of {@code keys} must have signed: an unsigned record does not hold then. */
    public RecordCheck trusting(List<VerifyingKey> keys) {
        return new RecordCheck(folder, seal.trusting(keys));
    }

    public CheckedRecord run() {
        List<SealFinding> sealed = seal.run();
        Rederived again = Rederivation.of(folder);
        var findings = new ArrayList<String>();
        sealed.stream().filter(SealFinding::isBroken).map(SealFinding::toString).forEach(findings::add);
        findings.addAll(again.findings());
        findings.addAll(bound());
        CheckedRecord renderings = RenderingsAgainstRecord.of(folder);
        findings.addAll(renderings.findings());
        Stream<String> notes = Stream.concat(
                sealed.stream().filter(finding -> !finding.isBroken()).map(SealFinding::toString),
                renderings.notes().stream());
        // a file that cannot be read is found by each of them
        return new CheckedRecord(
                findings.stream().distinct().toList(),
                Stream.concat(notes, again.extent().stream()).toList());
    }

    /** Signatures, evidence and former seals that are of another record than this one. */
    private List<String> bound() {
        var tally = new Tally();
        tally.attempt("", () -> {
            String json = RecordFiles.text(folder);
            new SignaturesAgainstRecord(tally).compare(json);
            new RecordAgainstSeals(folder, tally).compare(json);
        });
        return tally.result().findings();
    }
}
