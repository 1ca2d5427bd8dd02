package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.broken;

import dev.aionis.drill.record.seal.Manifest.SealedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a manifest that took another's place against that one: only the record may differ, evidence never. The undo
 * journal may have grown in between, as {@link JournalGrowth} says.
 */
final class ResealCheck {

    private final Path folder;
    private final List<SealedManifest> manifests;
    private final List<VerifyingKey> trusted;
    private final JournalGrowth journal;
    private final List<SealFinding> findings = new ArrayList<>();

    ResealCheck(Path folder, List<VerifyingKey> trusted) {
        this.folder = folder;
        this.manifests = SealedManifest.all(folder);
        this.trusted = trusted;
        this.journal = new JournalGrowth(folder);
    }

    List<SealFinding> run() {
        for (int i = 0; i + 1 < manifests.size(); i++) {
            compare(manifests.get(i + 1), manifests.get(i));
            SealedManifest former = manifests.get(i + 1);
            Path envelope = folder.resolve(former.name().replace(".json", ".dsse.json"));
            // whoever signed later vouches for what nobody had signed before
            List<VerifyingKey> expected = former.manifest().signer().nobody() ? List.of() : trusted;
            findings.addAll(new SignatureCheck(envelope, former.name(), former.manifest(), expected).run());
        }
        if (!manifests.isEmpty()) {
            SealedManifest oldest = manifests.get(manifests.size() - 1);
            oldest.manifest()
                    .former()
                    .ifPresent(hash -> findings.add(broken(
                            oldest.name(),
                            "replaces a manifest with SHA-256 " + FileCheck.inShort(hash) + ", not there")));
        }
        return findings;
    }

    private void compare(SealedManifest former, SealedManifest later) {
        Map<String, SealedFile> then = former.manifest().byPath();
        Map<String, SealedFile> now = later.manifest().byPath();
        then.forEach((path, file) -> {
            if (!Renderings.has(path) && !file.equals(now.get(path))) {
                findings.add(Optional.ofNullable(now.get(path))
                        .flatMap(seen -> journal.since(file, seen, "the seal " + former.name()))
                        .orElseGet(() ->
                                broken(path, "sealed otherwise in " + former.name() + " than in " + later.name())));
            }
        });
        now.keySet().stream()
                .filter(path -> !then.containsKey(path))
                .filter(path -> !Renderings.has(path) && !Renderings.isFormerSeal(path))
                .forEach(path -> findings.add(broken(path, "in " + later.name() + ", not in " + former.name())));
    }
}
