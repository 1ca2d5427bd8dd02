package dev.aionis.drill.evidence;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Room on the disk that a drill takes in its folder before it changes anything, and gives back for its end: for the last
 * lines of the undo journal, the last evidence and the record, should the disk fill up meanwhile.
 */
public final class Reserve {

    /** The record, its evidence and journal of a drill that is ended in the middle are well below it. */
    public static final int BYTES = 4 << 20;

    /** With less free than this a drill ends before a write fails it. */
    public static final long LOW = 1 << 20;

    private static final String FILE = ".unfinished-reserve";

    private Reserve() {}

    /**
     * Takes the room; it is on the disk when this returns.
     *
     * @throws DrillException if there is less
     */
    public static void take(Path folder) {
        // not zeros: a file system may keep those in no room at all
        var content = new byte[BYTES];
        new Random(BYTES).nextBytes(content);
        try {
            WholeFile.write(folder.resolve(FILE), content);
        } catch (IOException full) {
            throw new DrillException(
                    "drill folder " + folder + ", no room for what a drill writes: " + WholeFile.reason(full) + "; "
                            + DiskRoom.told(folder) + ", expected " + (BYTES >> 20) + " MB and more",
                    "nothing was changed; make room on that disk",
                    full);
        }
    }

    /** Gives it back, if it is still there; whoever undoes after a drill that is dead may do it too. */
    public static void giveBack(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException stays) {
            // then there is no more room than before, which whoever writes next will say
            return;
        }
    }
}
