package dev.aionis.drill.record.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A DSSE envelope. One of an unsigned record has no signature, and its payload is there even so: it notices what changed
 * by accident, and proves nothing to anybody.
 *
 * @param payload the statement, base64
 * @param payloadType what the payload is
 * @param signatures one, or none
 * @see <a href="https://github.com/secure-systems-lab/dsse">DSSE</a>
 */
record Envelope(String payload, String payloadType, List<SignatureOf> signatures) {

    static final String IN_TOTO = "application/vnd.in-toto+json";

    /**
     * @param keyid a hint which key it was, itself not signed
     * @param sig the signature, base64
     */
    record SignatureOf(String keyid, String sig) {}

    Envelope {
        signatures = List.copyOf(signatures);
    }

    static Envelope of(Manifest manifest, Optional<SigningKey> key) {
        byte[] statement = SealJson.bytes(Statement.of(manifest));
        List<SignatureOf> signatures = key.stream()
                .map(signing ->
                        new SignatureOf(signing.signer().keyId(), base64(signing.sign(toBeSigned(IN_TOTO, statement)))))
                .toList();
        return new Envelope(base64(statement), IN_TOTO, signatures);
    }

    /** @throws IOException if it is none */
    static Envelope parse(byte[] json) throws IOException {
        return SealJson.read(json, Envelope.class);
    }

    byte[] bytes() {
        return SealJson.bytes(this);
    }

    /** Whether it is about {@code manifest} and nothing else. */
    boolean isOf(Manifest manifest) {
        return payloadType.equals(IN_TOTO) && payload.equals(base64(SealJson.bytes(Statement.of(manifest))));
    }

    /** The one signature, if it is one of {@code key}'s. */
    boolean signedBy(VerifyingKey key) {
        try {
            byte[] message = toBeSigned(payloadType, Base64.getDecoder().decode(payload));
            String text = signatures.size() == 1 ? signatures.get(0).sig() : "";
            byte[] signature = Base64.getDecoder().decode(text);
            // base64 leaves bits over at its end, and a change of those is one too
            return base64(signature).equals(text) && key.verifies(message, signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** DSSE's pre-authentication encoding, PAE: type and payload, each led by its length. */
    static byte[] toBeSigned(String type, byte[] payload) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.UTF_8));
        encoded.writeBytes(typeBytes);
        encoded.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        encoded.writeBytes(payload);
        return encoded.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
