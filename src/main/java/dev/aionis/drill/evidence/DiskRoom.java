package dev.aionis.drill.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Room on the disk of a folder, as far as the system tells: a quota shows only when it is exceeded.
 *
 * @param free bytes that this process' user may still write
 * @param whole bytes of the disk
 */
public record DiskRoom(long free, long whole) {

    private static final double MEBIBYTE = 1 << 20;

    /** @throws IOException if the folder is not there */
    public static DiskRoom of(Path folder) throws IOException {
        var disk = Files.getFileStore(folder);
        return new DiskRoom(disk.getUsableSpace(), disk.getTotalSpace());
    }

    /** {@code 0.3 MB of 12.0 MB are free on the disk of drill-records}; for messages, so it never fails. */
    public static String told(Path folder) {
        try {
            return of(folder) + " on the disk of " + folder;
        } catch (IOException unknown) {
            return "nobody knows how much is free on the disk of " + folder;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MB of %.1f MB are free", free / MEBIBYTE, whole / MEBIBYTE);
    }
}
