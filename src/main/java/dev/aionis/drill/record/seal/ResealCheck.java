package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.broken;

import dev.aionis.drill.record.seal.ChainCheck.Former;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a manifest that took another's place against that one: only the record may differ, evidence never. */
final class ResealCheck {

    private final Path folder;
    private final List<Former> manifests;
    private final List<VerifyingKey> trusted;
    private final List<SealFinding> findings = new ArrayList<>();

    ResealCheck(Path folder, List<VerifyingKey> trusted) {
        this.folder = folder;
        this.manifests = ChainCheck.formers(folder);
        this.trusted = trusted;
    }

    List<SealFinding> run() {
        for (int i = 0; i + 1 < manifests.size(); i++) {
            compare(manifests.get(i + 1), manifests.get(i));
            Former former = manifests.get(i + 1);
            Path envelope = folder.resolve(former.name().replace(".json", ".dsse.json"));
            // whoever signed later vouches for what nobody had signed before
            List<VerifyingKey> expected = former.manifest().signer().nobody() ? List.of() : trusted;
            findings.addAll(new SignatureCheck(envelope, former.name(), former.manifest(), expected).run());
        }
        if (!manifests.isEmpty()) {
            Former oldest = manifests.get(manifests.size() - 1);
            oldest.manifest()
                    .former()
                    .ifPresent(hash -> findings.add(broken(
                            oldest.name(),
                            "replaces a manifest with SHA-256 " + FileCheck.inShort(hash) + ", not there")));
        }
        return findings;
    }

    private void compare(Former former, Former later) {
        Map<String, SealedFile> then = former.manifest().byPath();
        Map<String, SealedFile> now = later.manifest().byPath();
        then.forEach((path, file) -> {
            if (!Renderings.has(path) && !file.equals(now.get(path))) {
                findings.add(broken(path, "sealed otherwise in " + former.name() + " than in " + later.name()));
            }
        });
        now.keySet().stream()
                .filter(path -> !then.containsKey(path))
                .filter(path -> !Renderings.has(path) && !Renderings.isFormerSeal(path))
                .forEach(path -> findings.add(broken(path, "in " + later.name() + ", not in " + former.name())));
    }
}
