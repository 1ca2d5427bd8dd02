package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.FileCheck.inShort;
import static dev.aionis.drill.record.seal.SealFinding.broken;
import static dev.aionis.drill.record.seal.SealFinding.note;

import dev.aionis.drill.model.DrillException;
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

/** Follows the link of a record to the one before, and the manifests that a record had before it was sealed again. */
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
                    formers(folder).stream().map(Former::sha256).toList());
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
        Optional<Former> sealed = formers(before).stream()
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

    /** A manifest and the file that it is in. */
    record Former(String name, String sha256, Manifest manifest) {}

    /** The manifest of {@code drill} and those before it, the newest first, as far as each leads to the next. */
    static List<Former> formers(Path drill) {
        var found = new ArrayList<Former>();
        Optional<Former> next = read(drill, Manifest.FILE);
        while (next.isPresent()) {
            found.add(next.get());
            next = next.get().manifest().former().flatMap(hash -> kept(drill, hash));
        }
        return found;
    }

    private static Optional<Former> kept(Path drill, String sha256) {
        for (int number = 1; Files.exists(drill.resolve(Seal.kept(number)), LinkOption.NOFOLLOW_LINKS); number++) {
            Optional<Former> former =
                    read(drill, Seal.kept(number)).filter(one -> one.sha256().equals(sha256));
            if (former.isPresent()) {
                return former;
            }
        }
        return Optional.empty();
    }

    private static Optional<Former> read(Path drill, String name) {
        try {
            Manifest manifest = Manifest.parse(name, Files.readAllBytes(drill.resolve(name)));
            return Optional.of(new Former(name, manifest.sha256(), manifest));
        } catch (IOException | DrillException unreadable) {
            return Optional.empty();
        }
    }
}
