package dev.aionis.drill.record.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;

/** A pair of keys, as openssl writes them. */
record Keys(String privatePem, String publicPem) {

    static Keys make(String algorithm) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            return new Keys(
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    SigningKey signing() {
        return SigningKey.of("record.signing-key", privatePem, Optional.of("drills-2026"));
    }

    VerifyingKey verifying() {
        return VerifyingKey.of("key", publicPem);
    }
}
