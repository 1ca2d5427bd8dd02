package dev.aionis.drill.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log file: all of a short one, the last part of one that is too long to keep. */
final class LogTail {

    private static final int LONGEST = 512 * 1024;

    private LogTail() {}

    static String of(Path file) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length();
            long from = Math.max(0, length - LONGEST);
            var bytes = new byte[(int) (length - from)];
            log.seek(from);
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : "… " + from + " bytes before this are left out …\n" + text;
        } catch (IOException unreadable) {
            return "log " + file.getFileName() + ", could not be read: "
                    + unreadable.getClass().getSimpleName() + "\n";
        }
    }
}
