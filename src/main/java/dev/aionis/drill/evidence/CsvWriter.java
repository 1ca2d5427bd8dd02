package dev.aionis.drill.evidence;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A table of samples being written, one row a sample, so that a long drill needs no more memory than a short one.
 * Not for use by several threads at once.
 *
 * @param <T> the sample
 */
public final class CsvWriter<T> implements AutoCloseable {

    private final SampleTable<T> table;
    private final Redactor redactor;
    private final Path file;
    private final BufferedWriter out;

    /** @param append to a file that may be there already, and then has its header */
    CsvWriter(SampleTable<T> table, Path file, Redactor redactor, boolean append) {
        this.table = table;
        this.redactor = redactor;
        this.file = file;
        try {
            boolean begun = append && Files.exists(file);
            out = writer(file, begun);
            if (!begun) {
                out.write(CsvLine.of(table.header()));
            }
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Tables of a row for every write are kept compressed; so are they told. */
    static boolean compressed(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }

    private static BufferedWriter writer(Path file, boolean begun) throws IOException {
        if (compressed(file)) {
            return new BufferedWriter(
                    new OutputStreamWriter(BigTables.compressing(Files.newOutputStream(file)), StandardCharsets.UTF_8));
        }
        return begun ? Files.newBufferedWriter(file, StandardOpenOption.APPEND) : Files.newBufferedWriter(file);
    }

    public void add(T sample) {
        try {
            out.write(CsvLine.of(table.cells(sample, redactor::clean)));
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private DrillException unwritable(IOException failed) {
        return new DrillException(
                "samples " + file + ", could not be written: " + failed + "; " + DiskRoom.told(file.getParent()),
                "make room on that disk, or look at the rights there",
                failed);
    }
}
