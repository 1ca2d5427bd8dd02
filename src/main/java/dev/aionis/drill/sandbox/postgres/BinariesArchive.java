package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The archive of PostgreSQL binaries on the class path, unpacked once into a cache that several drills may share. */
final class BinariesArchive {

    private final String name;
    private final Callable<InputStream> content;

    /**
     * @param name of the archive, for messages and the cache
     * @param content opens its content, a tar compressed by xz, anew each time
     */
    BinariesArchive(String name, Callable<InputStream> content) {
        this.name = name;
        this.content = content;
    }

    /** The archive for a platform, as Maven put it on the class path. */
    static BinariesArchive onClassPath(Platform platform) {
        String name = platform.archive();
        return new BinariesArchive(name, () -> {
            var stream = ClassLoader.getSystemResourceAsStream(name);
            if (stream == null) {
                throw new DrillException(
                        "PostgreSQL binaries, " + name + " not on the class path",
                        "build with Maven on this machine, which adds the artifact for it, or set postgres-home");
            }
            return stream;
        });
    }

    /**
     * The unpacked binaries. Their directory is named by the archive's digest, and comes into being by one rename, so
     * that what is there is whole, whoever unpacked it.
     */
    Path unpackedInto(Path cache) {
        try {
            Path home = cache.resolve(name.replace(".txz", "") + "-" + digest());
            if (!Files.isDirectory(home)) {
                unpackBeside(home);
            }
            return home;
        } catch (IOException failed) {
            throw new DrillException(
                    "PostgreSQL binaries, could not be unpacked into " + cache + ": " + failed,
                    "see that the directory can be written and has 100 MB free",
                    failed);
        }
    }

    private void unpackBeside(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path part = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part-");
        try {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open())))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, part);
                }
            }
            rename(part, home);
        } finally {
            delete(part);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry " + entry.getName() + " lies outside of the archive's root");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** If another drill was quicker, its directory is as good as ours. */
    private static void rename(Path part, Path home) throws IOException {
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lostTheRace) {
            if (!Files.isDirectory(home)) {
                throw lostTheRace;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private String digest() throws IOException {
        try (var in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new UncheckedIOException(new IOException(everyJdkHasIt));
        }
    }

    private InputStream open() throws IOException {
        try {
            return content.call();
        } catch (DrillException | IOException told) {
            throw told;
        } catch (Exception unexpected) {
            throw new IOException(unexpected);
        }
    }
}
