package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.broken;

import dev.aionis.drill.record.seal.Manifest.SealedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the files of a folder against a manifest: what was changed, what is missing, what was added; and what an undo has
 * told since in its journal.
 */
final class FileCheck {

    private static final int SHOWN_OF_A_HASH = 16;

    private final Path folder;
    private final Manifest manifest;

    FileCheck(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    List<SealFinding> run() {
        FolderFiles found = FolderFiles.of(folder);
        Map<String, SealedFile> sealed = manifest.byPath();
        var findings = new ArrayList<SealFinding>();
        for (SealedFile file : manifest.files()) {
            if (!found.has(file.path())) {
                findings.add(broken(file.path(), "missing, sealed with " + file.bytes() + " bytes"));
            } else if (!found.isPlain(file.path())) {
                findings.add(broken(file.path(), "a link or device, sealed as a file"));
            } else {
                changed(found, file, findings);
            }
        }
        for (String path : found.paths()) {
            if (!sealed.containsKey(path)) {
                findings.add(broken(path, "added, not there when the record was sealed"));
            }
        }
        return findings;
    }

    private void changed(FolderFiles found, SealedFile sealed, List<SealFinding> findings) {
        try {
            SealedFile seen = found.seal(sealed.path());
            if (!seen.equals(sealed)) {
                findings.add(new JournalGrowth(folder)
                        .since(sealed, seen, "the seal")
                        .orElseGet(() -> changed(sealed, seen)));
            }
        } catch (IOException unreadable) {
            findings.add(broken(
                    sealed.path(), "can't be read: " + unreadable.getClass().getSimpleName()));
        }
    }

    private static SealFinding changed(SealedFile sealed, SealedFile seen) {
        return broken(
                sealed.path(),
                "changed, sealed with " + sealed.bytes() + " bytes and SHA-256 " + inShort(sealed.sha256()) + ", seen "
                        + seen.bytes() + " bytes and " + inShort(seen.sha256()));
    }

    static String inShort(String hash) {
        return hash.length() <= SHOWN_OF_A_HASH ? hash : hash.substring(0, SHOWN_OF_A_HASH) + "…";
    }
}
