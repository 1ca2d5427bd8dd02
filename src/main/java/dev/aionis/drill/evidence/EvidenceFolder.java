package dev.aionis.drill.evidence;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one drill. Texts written through it are free of secrets; a file appears whole or not at all; nothing
 * is written or read outside of it.
 */
public final class EvidenceFolder {

    private static final Set<String> FOR_MACHINES = Set.of("metrics.txt", "junit.xml");

    private final Path root;
    private final Redactor redactor;

    /** @param root an existing folder */
    public EvidenceFolder(Path root, Redactor redactor) {
        this.root = root.toAbsolutePath().normalize();
        this.redactor = redactor;
        if (!Files.isDirectory(this.root)) {
            throw new DrillException(
                    "drill folder " + root + ", not a folder", "create it, and let the drill's user write into it");
        }
    }

    /** The folder of a drill that has ended: what is in it was cleaned of its secrets when it was written. */
    public static EvidenceFolder clean(Path root) {
        return new EvidenceFolder(root, new Redactor(List.of()));
    }

    public Path root() {
        return root;
    }

    public Redactor redactor() {
        return redactor;
    }

    /**
     * The place of a file that somebody else writes or reads; its folder exists when this returns.
     *
     * @param relative parts of letters, digits, {@code . _ -}, joined by {@code /}
     * @throws IllegalArgumentException if it has another form
     */
    public Path file(String relative) {
        Path file = root.resolve(EvidencePath.check(relative));
        try {
            Files.createDirectories(file.getParent());
            if (!file.getParent().toRealPath().startsWith(root.toRealPath())) {
                throw new DrillException(
                        "evidence " + relative + ", a link leads it out of the drill's folder",
                        "remove the link from " + root);
            }
        } catch (IOException failed) {
            throw unwritable(relative, failed);
        }
        return file;
    }

    /** Writes {@code text}, cleaned of secrets, as UTF-8. */
    public EvidenceFile write(String relative, String text) {
        return write(relative, redactor.clean(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code content} as it is: for what is no text, or was cleaned before. */
    public EvidenceFile write(String relative, byte[] content) {
        try {
            WholeFile.write(file(relative), content);
        } catch (IOException failed) {
            throw unwritable(relative, failed);
        }
        return new EvidenceFile(relative, Sha256.of(content), content.length);
    }

    /** What {@code file} holds; empty if it is gone, or holds something else than it did when it was described. */
    public Optional<byte[]> unchanged(EvidenceFile file) {
        Path place = root.resolve(file.path());
        try {
            if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) || Files.size(place) != file.bytes()) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(place);
            return Optional.of(content).filter(bytes -> Sha256.of(bytes).equals(file.sha256()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Every file in the folder by path, except the record itself ({@code record.*} and {@code manifest.*} at the top),
     * what is made from it for machines, and files still being written.
     *
     * @throws DrillException if there is a link, or a file whose name could not have been written by a drill
     */
    public List<EvidenceFile> manifest() {
        var files = new ArrayList<EvidenceFile>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String relative = root.relativize(file).toString().replace('\\', '/');
                    if (!WholeFile.isUnfinished(file) && !isTheRecord(relative)) {
                        files.add(describe(relative, file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        files.sort(Comparator.comparing(EvidenceFile::path));
        return List.copyOf(files);
    }

    private static EvidenceFile describe(String relative, Path file, BasicFileAttributes attributes)
            throws IOException {
        if (!attributes.isRegularFile() || Files.isSymbolicLink(file)) {
            throw new DrillException(
                    "evidence " + relative + ", a link or device, expected a file",
                    "remove it from the drill's folder");
        }
        return new EvidenceFile(relative, Sha256.of(file), Files.size(file));
    }

    private static boolean isTheRecord(String relative) {
        return relative.startsWith("record.") || relative.startsWith("manifest.") || FOR_MACHINES.contains(relative);
    }

    private DrillException unwritable(String relative, IOException failed) {
        boolean there = Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
        return new DrillException(
                "evidence " + relative + ", could not be written: "
                        + failed.getClass().getSimpleName() + " " + redactor.clean(String.valueOf(failed.getMessage()))
                        + (there ? "; " + DiskRoom.told(root) : ""),
                there ? "look at free space and at the rights on " + root : root + " is gone; nothing may remove it");
    }
}
