package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.seal.Manifest.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A private Ed25519 key (RFC 8032) that signs records. Prints without itself. */
public final class SigningKey {

    private static final String HINT = "make one by: openssl genpkey -algorithm ed25519 -out drill-signing-key.pem";
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final Signer signer;

    private SigningKey(PrivateKey key, Signer signer) {
        this.key = key;
        this.signer = signer;
    }

    /**
     * The key in {@code pem}, PKCS#8.
     *
     * @param subject what the key is to whoever gave it, e.g. a configuration key
     * @param name what the key is called; its public key's SHA-256 where nobody named it
     * @throws DrillException if it is no such key; what is wrong is said without it
     */
    public static SigningKey of(String subject, String pem, Optional<String> name) {
        byte[] der = Pem.decode(subject, pem, "PRIVATE KEY", HINT);
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
            byte[] publicKey = publicKey((EdECPrivateKey) key);
            return new SigningKey(
                    key,
                    new Signer(
                            name.orElseGet(() -> Sha256.of(publicKey)),
                            Base64.getEncoder().encodeToString(publicKey)));
        } catch (GeneralSecurityException otherKey) {
            throw new DrillException(subject + ", a key of another kind or damaged, expected Ed25519 in PKCS#8", HINT);
        }
    }

    /** Who a record signed by it is signed by. */
    public Signer signer() {
        return signer;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key that was accepted does not sign", impossible);
        }
    }

    @Override
    public String toString() {
        return "key " + signer.keyId();
    }

    /**
     * The public key that belongs to {@code key}, as SubjectPublicKeyInfo. A PKCS#8 file need not hold it, and the JDK
     * computes it only where it generates a pair: from as many random bytes as the private key has, which it keeps as
     * they are. So the private key is handed to it as these.
     */
    private static byte[] publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("a key without its bytes"));
        KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
        pairs.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return pairs.generateKeyPair().getPublic().getEncoded();
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;
        private final transient byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
