package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Copies the files of a data directory in parallel threads. The source may be that of a running server: a file that
 * vanishes meanwhile was dropped, and WAL replay knows of it.
 */
final class ClusterCopy {

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private final Path from;
    private final Path into;
    private final Predicate<Path> skipped;
    private final boolean synced;
    private final List<Path> directories = new ArrayList<>();
    private final List<SizedFile> files = new ArrayList<>();

    /** @param path relative to the source */
    private record SizedFile(Path path, long size) {}

    /**
     * @param skipped which paths, relative to {@code from}, are left out; of a directory, all that is below it
     * @param synced whether the copy is on disk when {@link #run} returns
     */
    ClusterCopy(Path from, Path into, Predicate<Path> skipped, boolean synced) {
        this.from = from;
        this.into = into;
        this.skipped = skipped;
        this.synced = synced;
    }

    /**
     * @return how many bytes were copied
     * @throws DrillException if a file can't be read or written, or {@code into} is there already
     */
    long run(int threads) {
        try {
            list();
            for (Path directory : directories) {
                Files.createDirectory(into.resolve(directory.toString()), DIRECTORY);
            }
            long bytes = copyFiles(threads);
            if (synced) {
                for (Path directory : directories) {
                    sync(into.resolve(directory.toString()));
                }
            }
            return bytes;
        } catch (IOException failed) {
            throw new DrillException(
                    "copy of " + from + " into " + into + ", stopped: " + failed,
                    "see that the target is absent, can be written, and has as much free space as the source holds",
                    failed);
        }
    }

    /** The largest first, so that no thread is left alone with a large one at the end. */
    private void list() throws IOException {
        Files.walkFileTree(from, new Listing());
        files.sort(Comparator.comparingLong(SizedFile::size).reversed());
    }

    private long copyFiles(int threads) throws IOException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> copies = new ArrayList<>();
            for (SizedFile file : files) {
                copies.add(pool.submit(() -> copy(file.path())));
            }
            long bytes = 0;
            for (Future<Long> copied : copies) {
                bytes += copied.get();
            }
            return bytes;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException reason ? reason : new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private long copy(Path file) throws IOException {
        try (var source = FileChannel.open(from.resolve(file))) {
            try (var target = FileChannel.open(into.resolve(file), NEW, FILE)) {
                long position = 0;
                // the file may grow or shrink meanwhile: it ends where nothing more comes
                for (long count = 1; count > 0; position += count) {
                    count = source.transferTo(position, Long.MAX_VALUE - position, target);
                }
                if (synced) {
                    target.force(true);
                }
                return position;
            }
        } catch (NoSuchFileException vanished) {
            return 0;
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    /** Writes one file of the copy, on disk when this returns if the copy is synced. */
    void write(String name, String text) throws IOException {
        Path file = into.resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        if (synced) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            sync(into);
        }
    }

    private final class Listing extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path path = from.relativize(directory);
            if (skipped.test(path)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            directories.add(path);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path path = from.relativize(file);
            if (attributes.isSymbolicLink()) {
                throw new IOException(path + " is a symbolic link, as tablespaces have them, expected none");
            }
            if (!skipped.test(path)) {
                files.add(new SizedFile(path, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
            if (reason instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw reason;
        }
    }
}
