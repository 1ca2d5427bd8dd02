package dev.aionis.drill.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writing a file so that a reader sees the whole of it or the former one, also when the writer is killed. */
final class WholeFile {

    private static final String PREFIX = ".unfinished-";

    private WholeFile() {}

    static void write(Path file, byte[] content) throws IOException {
        Path unfinished = unfinished(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            moveOver(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What the system said, without the path, which whoever tells of it names by itself. */
    static String reason(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        return failed instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : failed.getClass().getSimpleName() + " " + message;
    }

    /** A place beside {@code file} for what is to become it. */
    static Path unfinished(Path file) {
        return file.resolveSibling(PREFIX + UUID.randomUUID());
    }

    static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    private static void moveOver(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException somewhere) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
