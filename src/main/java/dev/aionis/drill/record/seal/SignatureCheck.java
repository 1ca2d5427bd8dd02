package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.broken;
import static dev.aionis.drill.record.seal.SealFinding.note;

import dev.aionis.drill.record.seal.Manifest.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Holds an envelope against its manifest, and its signature against keys. */
final class SignatureCheck {

    private final Path file;
    private final String manifestName;
    private final Manifest manifest;
    private final List<VerifyingKey> trusted;
    private final List<SealFinding> findings = new ArrayList<>();

    /** @param trusted the keys of which one must have signed; where there are none, any may have, or nobody */
    SignatureCheck(Path file, String manifestName, Manifest manifest, List<VerifyingKey> trusted) {
        this.file = file;
        this.manifestName = manifestName;
        this.manifest = manifest;
        this.trusted = trusted;
    }

    List<SealFinding> run() {
        read().ifPresent(envelope -> {
            int size = envelope.signatures().size();
            if (manifest.signer().nobody() && size == 0) {
                unsigned(envelope);
            } else if (manifest.signer().nobody() || size != 1) {
                findings.add(broken(
                        name(),
                        size + " signatures, expected " + (manifest.signer().nobody() ? 0 : 1)));
            } else {
                signed(envelope);
            }
        });
        return findings;
    }

    private Optional<Envelope> read() {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            findings.add(
                    broken(name(), there ? "a link or device, sealed as a file" : "missing, written with each seal"));
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Envelope envelope = Envelope.parse(bytes);
            if (!Arrays.equals(bytes, envelope.bytes())) {
                findings.add(broken(name(), "changed, not in the form in which it is written"));
            }
            return Optional.of(envelope);
        } catch (IOException unreadable) {
            findings.add(broken(name(), "changed or cut off, not a DSSE envelope"));
            return Optional.empty();
        }
    }

    private void unsigned(Envelope envelope) {
        if (!envelope.isOf(manifest)) {
            findings.add(broken(
                    manifestName + " and " + name(), "do not belong together: one of them was changed after the seal"));
        }
        String what = "unsigned: whoever can write the folder can change it and its seal";
        findings.add(
                trusted.isEmpty()
                        ? note(name(), what)
                        : broken(name(), what + ", expected a signature by the key given"));
    }

    private void signed(Envelope envelope) {
        Signer signer = manifest.signer();
        if (!envelope.signatures().get(0).keyid().equals(signer.keyId())) {
            findings.add(broken(name(), "names another key than " + manifestName + ", which names " + signer.keyId()));
        }
        Optional<VerifyingKey> known =
                trusted.stream().filter(key -> key.is(signer)).findFirst();
        if (known.isEmpty() && !trusted.isEmpty()) {
            findings.add(broken(name(), "signed by key " + signer.keyId() + ", expected the key given: key unknown"));
        }
        boolean genuine = known.or(() -> VerifyingKey.namedBy(signer))
                .filter(envelope::signedBy)
                .isPresent();
        if (!genuine) {
            findings.add(broken(name(), "signature wrong: not by key " + signer.keyId() + " over this statement"));
        }
        if (!envelope.isOf(manifest)) {
            findings.add(broken(
                    genuine ? manifestName : manifestName + " and " + name(),
                    genuine ? "changed, the statement that was signed is of another" : "do not belong together"));
        } else if (genuine && trusted.isEmpty()) {
            findings.add(note(
                    name(),
                    "signed by key " + signer.keyId() + "; whose key that is was not checked, no key was given"));
        }
    }

    private String name() {
        return file.getFileName().toString();
    }
}
