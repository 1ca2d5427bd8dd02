package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of samples as they were read last: most criteria of a scenario rest on the same two or three. A file that has
 * grown since is read again, and rows are let go where memory is short.
 */
final class ReadTables {

    private record Table(long bytes, FileTime changed, SoftReference<List<?>> rows) {}

    private final Map<Path, Table> tables = new HashMap<>();

    @SuppressWarnings("unchecked") // a file holds the rows of one kind of table
    synchronized <T> List<T> rows(SampleTable<T> kind, Path file) {
        try {
            long bytes = Files.size(file);
            FileTime changed = Files.getLastModifiedTime(file);
            Table known = tables.get(file);
            List<?> kept =
                    known != null && known.bytes() == bytes && known.changed().equals(changed)
                            ? known.rows().get()
                            : null;
            if (kept != null) {
                return (List<T>) kept;
            }
            List<T> rows = new ArrayList<>();
            kind.read(file, rows::add);
            tables.put(file, new Table(bytes, changed, new SoftReference<>(rows)));
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
