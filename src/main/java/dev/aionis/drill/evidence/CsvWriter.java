package dev.aionis.drill.evidence;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final BufferedWriter out;

    /** @param append to a file that may be there already, and then has its header */
    CsvWriter(SampleTable<T> table, Path file, Redactor redactor, boolean append) {
        this.table = table;
        this.redactor = redactor;
        try {
            boolean begun = append && Files.exists(file);
            out = begun ? Files.newBufferedWriter(file, StandardOpenOption.APPEND) : Files.newBufferedWriter(file);
            if (!begun) {
                out.write(CsvLine.of(table.header()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void add(T sample) {
        try {
            out.write(
                    CsvLine.of(table.cells(sample).stream().map(redactor::clean).toList()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
