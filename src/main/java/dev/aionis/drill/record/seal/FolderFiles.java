package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.seal.Manifest.SealedFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files that a seal covers: all that lies in a folder, hidden or not, but the manifest and its envelope. */
final class FolderFiles {

    private static final Set<String> THE_SEAL = Set.of(Manifest.FILE, Manifest.ENVELOPE);

    private final Path root;
    private final Map<String, Boolean> plain = new TreeMap<>();

    private FolderFiles(Path root) {
        this.root = root;
    }

    /** @throws DrillException if the folder can't be listed */
    static FolderFiles of(Path root) {
        var files = new FolderFiles(root);
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (!THE_SEAL.contains(path)) {
                        files.plain.put(path, attributes.isRegularFile());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return files;
        } catch (IOException unreadable) {
            throw new DrillException(
                    "drill folder " + root + ", can't be listed: "
                            + unreadable.getClass().getSimpleName(),
                    "name the folder of a drill, and let this user read all of it");
        }
    }

    /** By path, sorted. */
    Set<String> paths() {
        return plain.keySet();
    }

    boolean has(String path) {
        return plain.containsKey(path);
    }

    /** Whether it is a file, and no link or device. */
    boolean isPlain(String path) {
        return plain.getOrDefault(path, false);
    }

    SealedFile seal(String path) throws IOException {
        Path file = root.resolve(path);
        return new SealedFile(path, Sha256.of(file), Files.size(file));
    }
}
