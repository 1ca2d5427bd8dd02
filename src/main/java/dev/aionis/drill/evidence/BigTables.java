package dev.aionis.drill.evidence;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The tables of a drill that have grown big: compressed once nothing is added to them any more, and read as if they
 * were not. Whoever names one names it without the ending {@code .gz}.
 */
public final class BigTables {

    /** Below that a file is handier as it is, and a folder no smaller. */
    public static final long BIG = 1 << 20;

    private static final String ENDING = ".gz";
    private static final List<String> FOLDERS = List.of("samples", "ledger");

    private BigTables() {}

    /** Compresses every table of at least {@code least} bytes in the drill's folder {@code root}. */
    public static void compress(Path root, long least) {
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
                compressIn(root.resolve(folder), least);
            }
        }
    }

    /** Where {@code file} is: there, or compressed beside it. */
    public static Path of(Path file) {
        Path compressed = compressed(file);
        return !Files.exists(file) && Files.isRegularFile(compressed) ? compressed : file;
    }

    /** What {@code file} holds, read as if it were not compressed. */
    public static InputStream open(Path file) throws IOException {
        return CsvWriter.compressed(file)
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file);
    }

    /** As small as it gets: most of a ledger are ids and hashes, of which nothing can be saved. */
    static OutputStream compressing(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }

    private static void compressIn(Path folder, long least) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> big(file, least)).toList()) {
                compressOne(file);
            }
        } catch (IOException failed) {
            throw new DrillException(
                    "tables in " + folder.getFileName() + ", not compressed: " + failed,
                    "they stay as they are; look at free space",
                    failed);
        }
    }

    private static boolean big(Path file, long least) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !CsvWriter.compressed(file)
                    && !WholeFile.isUnfinished(file)
                    && Files.size(file) >= least;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The table is there, whole, at every moment: as it was, or compressed, or for a moment both. */
    private static void compressOne(Path file) throws IOException {
        Path unfinished = WholeFile.unfinished(file);
        try {
            try (OutputStream out = compressing(Files.newOutputStream(unfinished))) {
                Files.copy(file, out);
            }
            Files.move(unfinished, compressed(file), StandardCopyOption.REPLACE_EXISTING);
            Files.delete(file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path compressed(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }
}
