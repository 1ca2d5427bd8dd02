package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@code manifest.json} holds: every file of a drill's folder with its SHA-256, and what the seal is of.
 *
 * @param manifestVersion version of this form, {@value #VERSION}
 * @param drill whose folder it is, as the record says
 * @param sealedAt when it was sealed, an ISO instant in UTC
 * @param previous the record before this one
 * @param replaces SHA-256 of the manifest that this one took the place of; empty for the first
 * @param signer who signs; nobody where the record is unsigned
 * @param files every file of the folder but the manifest and its envelope, by path
 */
public record Manifest(
        int manifestVersion,
        RecordHead drill,
        String sealedAt,
        Previous previous,
        String replaces,
        Signer signer,
        List<SealedFile> files) {

    static final int VERSION = 1;

    static final String FILE = "manifest.json";
    static final String ENVELOPE = "manifest.dsse.json";

    /**
     * A file as it was sealed. Not an {@link EvidenceFile}: what others put into a folder has names that a drill does not
     * give, and those are named as well.
     *
     * @param path below the drill's folder
     * @param sha256 of its bytes, in lower-case hex
     * @param bytes its size
     */
    public record SealedFile(String path, String sha256, long bytes) {}

    /**
     * The link of the chain.
     *
     * @param drillId the drill of the same environment before; empty for the first
     * @param manifestSha256 SHA-256 of its manifest; empty for the first
     * @param note why there is none; else empty
     */
    public record Previous(String drillId, String manifestSha256, String note) {

        boolean none() {
            return drillId.isEmpty();
        }
    }

    /**
     * @param keyId what the key is called; empty where nobody signs
     * @param publicKey the public key, SubjectPublicKeyInfo in base64; empty where nobody signs. It says which key it was,
     *     and not whose: that has to be known from elsewhere
     */
    public record Signer(String keyId, String publicKey) {

        static final Signer NOBODY = new Signer("", "");

        boolean nobody() {
            return keyId.isEmpty();
        }
    }

    public Manifest {
        if (manifestVersion != VERSION) {
            throw new IllegalArgumentException("manifestVersion is " + manifestVersion + ", expected " + VERSION);
        }
        files = List.copyOf(files);
    }

    /** @throws DrillException if {@code json} is no manifest */
    static Manifest parse(String name, byte[] json) {
        try {
            return SealJson.read(json, Manifest.class);
        } catch (IOException notSuch) {
            throw new DrillException(
                    name + ", not a manifest of version " + VERSION + ", expected one",
                    "a drill writes no such manifest: it was changed, or cut off");
        }
    }

    byte[] bytes() {
        return SealJson.bytes(this);
    }

    /** What a later manifest, and the next record, name it by. */
    public String sha256() {
        return Sha256.of(bytes());
    }

    /** The sealed files by their path. */
    public Map<String, SealedFile> byPath() {
        return files.stream().collect(Collectors.toMap(SealedFile::path, Function.identity(), (first, again) -> again));
    }

    Optional<String> former() {
        return Optional.of(replaces).filter(hash -> !hash.isEmpty());
    }
}
