package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one sort, which is empty again when it is closed. */
record SortFolder(Path path) implements AutoCloseable {

    /** @throws DrillException if {@code file} is not in a folder that can be written to */
    static SortFolder beside(Path file) {
        try {
            return new SortFolder(
                    Files.createTempDirectory(file.toAbsolutePath().getParent(), "audit-"));
        } catch (IOException failed) {
            throw new DrillException(
                    "audit's list " + file + ", its folder can't be written to: " + failed,
                    "name a file in an existing folder",
                    failed);
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new DrillException("sort folder " + path + ", not removed: " + failed, "remove it by hand", failed);
        }
    }
}
