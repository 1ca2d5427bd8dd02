package dev.aionis.drill.verify;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.RecordJson;
import dev.aionis.drill.record.SignedText;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import dev.aionis.drill.record.seal.SealedManifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record held against the seals of its folder: the evidence that it names is what the drill sealed, and a seal that was
 * made again took in signatures and nothing else. Whether the files are still what was sealed is the seal's own question.
 */
final class RecordAgainstSeals {

    private final Path folder;
    private final Tally tally;

    RecordAgainstSeals(Path folder, Tally tally) {
        this.folder = folder;
        this.tally = tally;
    }

    void compare(String json) {
        Set<String> stages = SignedText.stages(json).stream()
                .map(stage -> Sha256.of(stage.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toSet());
        List<SealedManifest> seals = SealedManifest.all(folder);
        // the newest seal is held against the file itself
        seals.stream()
                .skip(1)
                .filter(former -> !stages.contains(record(former)))
                .forEach(former -> tally.finding(RecordFiles.JSON + ": not the record that " + former.name()
                        + " seals, not without the signatures since either"));
        if (!seals.isEmpty()) {
            compareEvidence(RecordJson.parse(json).evidence(), seals.get(seals.size() - 1));
        }
    }

    private static String record(SealedManifest seal) {
        return Optional.ofNullable(seal.manifest().byPath().get(RecordFiles.JSON))
                .map(SealedFile::sha256)
                .orElse("");
    }

    /** The undo journal may have grown under a later seal, so it is the first that counts. */
    private void compareEvidence(List<EvidenceFile> evidence, SealedManifest first) {
        Map<String, SealedFile> sealed = first.manifest().byPath();
        for (EvidenceFile file : evidence) {
            var said = new SealedFile(file.path(), file.sha256(), file.bytes());
            if (!said.equals(sealed.get(file.path()))) {
                tally.finding(file.path() + ": record says " + shown(said) + ", " + first.name() + " says "
                        + Optional.ofNullable(sealed.get(file.path()))
                                .map(RecordAgainstSeals::shown)
                                .orElse("nothing"));
            }
        }
    }

    private static String shown(SealedFile file) {
        return file.bytes() + " bytes with SHA-256 " + file.sha256();
    }
}
