package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a sandbox keeps its things on this machine. */
public record SandboxFolders(Path root) {

    /** @throws DrillException when there is something already, since all of it will be deleted in the end */
    static SandboxFolders create(Path root) {
        var folders = new SandboxFolders(root.toAbsolutePath());
        try {
            if (Files.exists(root) && !isEmpty(root)) {
                throw new DrillException(
                        "sandbox directory " + root + " is not empty, expected a new one",
                        "the sandbox deletes its directory at the end: give it one of its own");
            }
            for (Path folder : List.of(folders.logs(), folders.archive(), folders.checkout())) {
                Files.createDirectories(folder);
            }
            return folders;
        } catch (IOException refused) {
            throw new DrillException(
                    "sandbox directory " + root + " cannot be made: " + refused.getMessage(),
                    "name a directory that may be written to",
                    refused);
        }
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String service) {
        return logs().resolve(service + ".log");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    Path checkout() {
        return root.resolve("checkout");
    }

    Path data() {
        return root.resolve("pgdata");
    }

    /** Deletes everything; what is gone already is fine. */
    void delete() throws IOException {
        delete(root);
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
