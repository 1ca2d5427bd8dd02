package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealFinding.note;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The undo journal, which alone of all evidence may grow under a seal. What a drill could not take back is taken back
 * later, by a person or by the next drill, and the journal is where the next drill looks for it: the line that says so
 * has to be in there. The record does not change by it; it says how the drill ended, and is held against the lines that
 * were sealed then.
 *
 * <p>So a journal still fits its seal where its first bytes are the sealed ones, and all after them are lines on the undo
 * of what these leave open, or what a kill tore of one. A seal that is made later covers the lines added until then, since
 * whoever signs the record off has them before their eyes. It can't make good anything else: it too must begin with what
 * was sealed before.
 */
final class JournalGrowth {

    static final String FILE = "undo-journal.jsonl";

    private final Path journal;

    JournalGrowth(Path folder) {
        this.journal = folder.resolve(FILE);
    }

    /**
     * What to say of a journal that has grown.
     *
     * @param sealed a file as a seal has it
     * @param seen the same file as it is now, or as a later seal has it
     * @param seal what the seal is called
     * @return empty if it is another file, or changed in another way
     */
    Optional<SealFinding> since(SealedFile sealed, SealedFile seen, String seal) {
        if (!sealed.path().equals(FILE) || sealed.bytes() < 0 || sealed.bytes() >= seen.bytes()) {
            return Optional.empty();
        }
        OptionalInt lines = lines(sealed, seen);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(note(
                        FILE,
                        lines.getAsInt() + (lines.getAsInt() == 1 ? " line" : " lines") + " added after " + seal
                                + ", by an undo of what the drill had left"));
    }

    private OptionalInt lines(SealedFile sealed, SealedFile seen) {
        try (InputStream in = Files.newInputStream(journal)) {
            byte[] whole = in.readNBytes(Math.toIntExact(seen.bytes()));
            byte[] before = Arrays.copyOf(whole, Math.toIntExact(sealed.bytes()));
            boolean begins = whole.length == seen.bytes() && Sha256.of(before).equals(sealed.sha256());
            return begins
                    ? JournalLines.undoing(text(before), text(Arrays.copyOfRange(whole, before.length, whole.length)))
                    : OptionalInt.empty();
        } catch (IOException | ArithmeticException unreadable) {
            return OptionalInt.empty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
