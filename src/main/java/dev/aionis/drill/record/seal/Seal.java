package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.seal.Manifest.Previous;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import dev.aionis.drill.record.seal.Manifest.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals a drill's folder: a manifest of every file, a signature over it, and the link to the record before.
 *
 * <p>A record that is signed off after its drill is sealed again. The former manifest and its envelope then stay in the
 * folder as {@code manifest.<n>.json}, named by their hash in the new one, so the evidence is still held by the seal that
 * the drill itself made, and the next record's link still leads to it. Evidence is as it was then; only the undo journal
 * may have grown, as {@link JournalGrowth} says, and the new seal covers it as it is.
 */
public final class Seal {

    private final Path folder;
    private final EvidenceFolder files;

    private Seal(Path folder) {
        this.folder = folder;
        this.files = new EvidenceFolder(folder, new Redactor(List.of()));
    }

    /** @param folder of a drill that has ended, its record written */
    public static Seal of(Path folder) {
        return new Seal(folder);
    }

    /**
     * Seals what is in the folder now, for the first time or again.
     *
     * @param key signs; without one the record is unsigned
     * @param at the moment of sealing
     * @throws DrillException if there is no record, something other than a file, or evidence that is not as it was
     *     sealed before; nothing is written then
     */
    public Manifest make(Optional<SigningKey> key, Instant at) {
        try {
            RecordHead drill = RecordHead.read(folder);
            Optional<Manifest> former = former();
            Previous previous = former.isPresent() ? former.get().previous() : new Chain(folder).previous(drill);
            if (former.isPresent()) {
                refuseOtherEvidence(former.get());
                keep(former.get());
            }
            var manifest = new Manifest(
                    Manifest.VERSION,
                    drill,
                    at.toString(),
                    previous,
                    former.map(Manifest::sha256).orElse(""),
                    key.map(SigningKey::signer).orElse(Signer.NOBODY),
                    describe());
            files.write(Manifest.FILE, manifest.bytes());
            files.write(Manifest.ENVELOPE, Envelope.of(manifest, key).bytes());
            return manifest;
        } catch (IOException failed) {
            throw new DrillException(
                    "drill folder " + folder + ", not sealed: "
                            + failed.getClass().getSimpleName(),
                    "let the drill's user read and write all of it, and look at free space");
        }
    }

    private Optional<Manifest> former() throws IOException {
        Path file = folder.resolve(Manifest.FILE);
        return Files.exists(file)
                ? Optional.of(Manifest.parse(Manifest.FILE, Files.readAllBytes(file)))
                : Optional.empty();
    }

    private List<SealedFile> describe() throws IOException {
        FolderFiles all = FolderFiles.of(folder);
        var sealed = new ArrayList<SealedFile>();
        for (String path : all.paths()) {
            if (!all.isPlain(path)) {
                throw new DrillException(
                        "drill folder " + folder + ", " + Shown.path(path) + " is a link or device, expected a file",
                        "remove it; nothing was sealed");
            }
            sealed.add(all.seal(path));
        }
        return sealed;
    }

    /** A seal made anew must not make good what was changed since the last. */
    private void refuseOtherEvidence(Manifest former) {
        new FileCheck(folder, former)
                .run().stream()
                        .filter(SealFinding::isBroken)
                        .filter(finding -> !Renderings.has(finding.subject()))
                        .filter(finding -> !isKept(finding.subject(), former))
                        .findFirst()
                        .ifPresent(finding -> {
                            throw new DrillException(
                                    "drill folder " + folder + ", not sealed again: " + finding,
                                    "only the record may change after its seal; verify tells all that is not as it was");
                        });
    }

    /** What an earlier try that was cut off left. */
    private boolean isKept(String path, Manifest former) {
        try {
            Path file = folder.resolve(path);
            return Renderings.isFormerSeal(path)
                    && Files.isRegularFile(file)
                    && List.of(former.sha256(), Sha256.of(folder.resolve(Manifest.ENVELOPE)))
                            .contains(Sha256.of(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void keep(Manifest former) throws IOException {
        int number = 1;
        while (former.byPath().containsKey(kept(number))) {
            number++;
        }
        files.write(kept(number), former.bytes());
        Path envelope = folder.resolve(Manifest.ENVELOPE);
        if (Files.exists(envelope)) {
            files.write("manifest." + number + ".dsse.json", Files.readAllBytes(envelope));
        }
    }

    static String kept(int number) {
        return "manifest." + number + ".json";
    }
}
