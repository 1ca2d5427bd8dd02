package dev.aionis.drill.evidence;

import java.util.regex.Pattern;

/**
 * A file of the run, as the manifest names it.
 *
 * @param path where it lies, relative to the drill's folder, with {@code /} between the parts
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hex digits
 * @param bytes its size
 */
public record EvidenceFile(String path, String sha256, long bytes) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public EvidenceFile {
        EvidencePath.check(path);
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("evidence " + path + ", sha256 is not 64 lower-case hex digits");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("evidence " + path + ", size is " + bytes + ", expected 0 or more");
        }
    }
}
