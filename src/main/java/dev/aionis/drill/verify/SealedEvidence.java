package dev.aionis.drill.verify;

import dev.aionis.drill.facts.Evidence;
import dev.aionis.drill.facts.JournalSeen;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import dev.aionis.drill.record.seal.SealedManifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The evidence as the drill itself sealed it: what an undo has added to its journal since is not of its record. */
final class SealedEvidence {

    private SealedEvidence() {}

    /** @param folder a drill's; where it has no seal that can be read, all of its journal counts */
    static Evidence of(Path folder) {
        Optional<SealedFile> journal = SealedManifest.first(folder)
                .map(seal -> seal.manifest().byPath().get(JournalSeen.PATH));
        return new Evidence(
                folder,
                journal.map(file -> Map.of(JournalSeen.PATH, file.bytes())).orElse(Map.of()));
    }
}
