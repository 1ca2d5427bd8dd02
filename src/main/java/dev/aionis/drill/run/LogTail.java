package dev.aionis.drill.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The end of a log file: all of a short one, the last lines of one that is too long to keep. These are whole, since
 * half a secret at the cut would not be recognized as one.
 */
final class LogTail {

    private static final int LONGEST = 512 * 1024;

    private LogTail() {}

    static String of(Path file) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            long length = log.length();
            long cut = Math.max(0, length - LONGEST);
            var bytes = new byte[(int) (length - cut)];
            log.seek(cut);
            log.readFully(bytes);
            if (cut == 0) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            int begin = firstWholeLine(bytes);
            return "… " + (cut + begin) + " bytes before this are left out …\n"
                    + new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "log " + file.getFileName() + ", could not be read: "
                    + unreadable.getClass().getSimpleName() + "\n";
        }
    }

    private static int firstWholeLine(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }
}
