package dev.aionis.drill.record.seal;

import dev.aionis.drill.model.DrillException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as PEM, RFC 7468. Nothing of it is ever part of a message. */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    private Pem() {}

    /**
     * The bytes of the one block in {@code text}.
     *
     * @param subject what messages call the key
     * @param label what the block must be, e.g. {@code PRIVATE KEY}
     */
    static byte[] decode(String subject, String text, String label, String hint) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            throw new DrillException(
                    subject + ", not one PEM block (" + text.length() + " characters), expected \"-----BEGIN " + label
                            + "-----\"",
                    hint);
        }
        if (!block.group(1).equals(label)) {
            throw new DrillException(
                    subject + ", seen a PEM block \"" + block.group(1) + "\", expected \"" + label + "\"", hint);
        }
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException notBase64) {
            throw new DrillException(subject + ", its PEM block is not base64, expected a whole key", hint);
        }
    }
}
