package dev.aionis.drill.record.seal;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.seal.Manifest.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A public Ed25519 key that signatures are held against. It has to come from elsewhere than the record. */
public final class VerifyingKey {

    private static final String HINT = "make one by: openssl pkey -in drill-signing-key.pem -pubout";
    private static final String ALGORITHM = "Ed25519";

    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** @throws DrillException if the file can't be read, or holds no such key */
    public static VerifyingKey read(Path pem) {
        try {
            return of("key " + pem, Files.readString(pem));
        } catch (IOException unreadable) {
            throw new DrillException(
                    "key " + pem + ", can't be read: " + unreadable.getClass().getSimpleName(),
                    "name a PEM file with a public key");
        }
    }

    /**
     * The key in {@code pem}, SubjectPublicKeyInfo.
     *
     * @param subject what messages call it
     * @throws DrillException if it is no such key
     */
    public static VerifyingKey of(String subject, String pem) {
        byte[] der = Pem.decode(subject, pem, "PUBLIC KEY", HINT);
        try {
            return new VerifyingKey(ed25519(der));
        } catch (GeneralSecurityException otherKey) {
            throw new DrillException(subject + ", a key of another kind or damaged, expected Ed25519", HINT);
        }
    }

    /** The key that a record names; empty if that is none. */
    static Optional<VerifyingKey> namedBy(Signer signer) {
        try {
            return Optional.of(new VerifyingKey(ed25519(Base64.getDecoder().decode(signer.publicKey()))));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /** Whether it is the key that a record names. */
    boolean is(Signer signer) {
        return Base64.getEncoder().encodeToString(key.getEncoded()).equals(signer.publicKey());
    }

    private static PublicKey ed25519(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
