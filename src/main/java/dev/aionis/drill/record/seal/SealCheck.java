package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.broken;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds a drill's folder against its seal: every file, the manifest itself, its envelope and signature, and the link to
 * the record before. Whether the record follows from its evidence is another check's question.
 */
public final class SealCheck {

    private final Path folder;
    private final List<VerifyingKey> trusted;

    private SealCheck(Path folder, List<VerifyingKey> trusted) {
        this.folder = folder;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * @param folder a drill's
     * @throws DrillException if it is no folder
     */
    public static SealCheck of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DrillException(
                    "drill folder " + folder + ", not there, expected the folder of a drill",
                    "name one below drill-records");
        }
        return new SealCheck(folder, List.of());
    }

    /** The same check, where one of {@code keys} must have signed: an unsigned record is broken then. */
    public SealCheck trusting(List<VerifyingKey> keys) {
        return new SealCheck(folder, keys);
    }

    /** What was found, in the order in which it is read: nothing {@link SealFinding#isBroken} in a record as it was sealed. */
    public List<SealFinding> run() {
        var findings = new ArrayList<SealFinding>();
        manifest(findings).ifPresent(manifest -> {
            findings.addAll(new FileCheck(folder, manifest).run());
            sealsThisRecord(manifest, findings);
            findings.addAll(
                    new SignatureCheck(folder.resolve(Manifest.ENVELOPE), Manifest.FILE, manifest, trusted).run());
            findings.addAll(new ResealCheck(folder, trusted).run());
            findings.addAll(new ChainCheck(folder, manifest).run());
        });
        return findings;
    }

    private Optional<Manifest> manifest(List<SealFinding> findings) {
        Path file = folder.resolve(Manifest.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            findings.add(broken(
                    Manifest.FILE,
                    there ? "a link or device, sealed as a file" : "missing: nothing can be held against it"));
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Manifest manifest = Manifest.parse(Manifest.FILE, bytes);
            if (!Arrays.equals(bytes, manifest.bytes())) {
                findings.add(broken(Manifest.FILE, "changed, not in the form in which it is written"));
            }
            return Optional.of(manifest);
        } catch (IOException | DrillException notSuch) {
            findings.add(broken(Manifest.FILE, "changed or cut off, not a manifest: nothing can be held against it"));
            return Optional.empty();
        }
    }

    private void sealsThisRecord(Manifest manifest, List<SealFinding> findings) {
        try {
            RecordHead head = RecordHead.read(folder);
            if (!head.equals(manifest.drill())) {
                findings.add(broken(
                        Manifest.FILE,
                        "seals " + said(manifest.drill()) + ", " + RecordHead.FILE + " is " + said(head)));
            }
        } catch (DrillException unreadable) {
            findings.add(broken(RecordHead.FILE, "not readable as a record"));
        }
    }

    private static String said(RecordHead head) {
        return Shown.path(head.id() + " of " + head.environment() + ", " + head.verdict() + ", " + head.startedAt()
                + " to " + head.finishedAt());
    }
}
