package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where the record of a drill is signed, when the drill ends or later. A signature says that somebody took note of
 * the record as it is; it is bound to it by {@link RecordHash}, and changes nothing else in it.
 */
public final class SignOffDesk {

    private static final int LONGEST_NAME = 200;

    private final InstantSource clock;

    public SignOffDesk(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds a signature to the record in {@code drillFolder} and renders the record anew.
     *
     * @param name who signs
     * @return the signed record
     * @throws DrillException if there is no record, it was changed since an earlier signature, or the name is empty or
     *     has signed already; then nothing was changed
     */
    public DrillRecord sign(Path drillFolder, String name) {
        String signer = name(name);
        String json = RecordFiles.text(drillFolder);
        SignOff signOff = RecordJson.parse(json).signOff();
        String hash = RecordHash.of(json);
        checkUnchanged(drillFolder, signOff, hash);
        if (signOff.signedBy().contains(signer)) {
            throw new DrillException(
                    "record " + drillFolder.resolve(RecordFiles.JSON) + ", '" + signer
                            + "' has signed it already, expected somebody else",
                    "one signature of each person is enough");
        }
        Instant now = clock.instant();
        SignOff signed = signOff.with(
                new SignOff.Entry(signer, now, hash), now.atZone(ZoneOffset.UTC).toLocalDate());
        return keep(drillFolder, json, signed);
    }

    /** Only the sign-off is put in another's place, so that all else stays what was signed. */
    private static DrillRecord keep(Path drillFolder, String json, SignOff signed) {
        return RecordFiles.write(EvidenceFolder.clean(drillFolder), SignedText.with(json, signed));
    }

    /**
     * The name of who signs, as it is kept.
     *
     * @throws DrillException if it is empty, too long or not on one line
     */
    public static String name(String name) {
        String signer = name.strip();
        boolean printable = signer.codePoints().noneMatch(Character::isISOControl);
        if (signer.isEmpty() || signer.length() > LONGEST_NAME || !printable) {
            throw new DrillException(
                    "sign-off, seen " + (signer.isEmpty() ? "no name" : "a name of " + signer.length() + " characters")
                            + ", expected the name of who signs, on one line of at most " + LONGEST_NAME
                            + " characters",
                    "say who signs, e.g. platform-oncall");
        }
        return signer;
    }

    private static void checkUnchanged(Path drillFolder, SignOff signOff, String hash) {
        Optional<SignOff.Entry> other = signOff.entries().stream()
                .filter(entry -> !entry.recordSha256().equals(hash))
                .findFirst();
        if (other.isPresent()) {
            throw new DrillException(
                    "record " + drillFolder.resolve(RecordFiles.JSON) + ", seen SHA-256 " + hash + ", expected "
                            + other.get().recordSha256() + ", which '"
                            + other.get().name() + "' signed at "
                            + Figures.of(other.get().signedAt()),
                    "the record was changed after it was signed: find out by whom, and bring back what was signed");
        }
    }
}
