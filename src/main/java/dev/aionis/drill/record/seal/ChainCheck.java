package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.FileCheck.inShort;
import static dev.aionis.drill.record.seal.SealFinding.broken;
import static dev.aionis.drill.record.seal.SealFinding.note;

import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.record.seal.Manifest.Previous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the link of a record to the one before, also where either was sealed again. */
final class ChainCheck {

    private static final String CHAIN = "chain";

    private final Path folder;
    private final Manifest manifest;
    private final List<SealFinding> findings = new ArrayList<>();

    ChainCheck(Path folder, Manifest manifest) {
        this.folder = folder.toAbsolutePath().normalize();
        this.manifest = manifest;
    }

    List<SealFinding> run() {
        Previous previous = manifest.previous();
        if (previous.none()) {
            findings.add(note(CHAIN, "no record before this one: " + Shown.path(previous.note())));
        } else if (DrillId.parse(previous.drillId()).isEmpty()) {
            findings.add(
                    broken(CHAIN, "the record before is '" + Shown.path(previous.drillId()) + "', not a drill's id"));
        } else {
            link(previous);
        }
        try {
            Map<String, String> history = new Chain(folder).remembered();
            remembered(
                    history,
                    manifest.drill().id(),
                    SealedManifest.all(folder).stream()
                            .map(SealedManifest::sha256)
                            .toList());
            if (!previous.none()) {
                remembered(history, previous.drillId(), List.of(previous.manifestSha256()));
            }
            unlinked(previous);
        } catch (IOException unreadable) {
            findings.add(note(CHAIN, "the folder of all records or their history can't be read"));
        }
        return findings;
    }

    private void link(Previous previous) {
        Path before = folder.resolveSibling(previous.drillId());
        if (!Files.isRegularFile(before.resolve(Manifest.FILE), LinkOption.NOFOLLOW_LINKS)) {
            findings.add(
                    note(CHAIN, "the record before, " + previous.drillId() + ", is not here: not held against it"));
            return;
        }
        Optional<SealedManifest> sealed = SealedManifest.all(before).stream()
                .filter(former -> former.sha256().equals(previous.manifestSha256()))
                .findFirst();
        if (sealed.isEmpty()) {
            findings.add(broken(
                    CHAIN,
                    "broken: the manifest of " + previous.drillId()
                            + ", the record before, is not the one with SHA-256 " + inShort(previous.manifestSha256())
                            + " that this record was chained to"));
        }
    }

    /** A drill's manifest as the history remembers it must be one that it had. */
    private void remembered(Map<String, String> history, String drill, List<String> had) {
        String manifestThen = history.get(drill);
        if (manifestThen != null && !had.contains(manifestThen)) {
            findings.add(broken(
                    Remembered.FILE,
                    "remembers another manifest of " + Shown.path(drill) + ", with SHA-256 " + inShort(manifestThen)));
        }
    }

    /** Records between this one and the one that it names: taken out of the chain, or put in. */
    private void unlinked(Previous previous) throws IOException {
        List<String> before = new Chain(folder).before(manifest.drill());
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        boolean follows = last.isEmpty() || last.equals(previous.drillId()) || !before.contains(previous.drillId());
        if (!follows || previous.none() && !last.isEmpty()) {
            findings.add(note(CHAIN, last + " lies between this record and the one before, and is not in the chain"));
        }
    }
}
