package dev.aionis.drill.lever;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads on in a journal to which this and other processes add lines. */
final class JournalReading implements AutoCloseable {

    private final Path path;
    private final RandomAccessFile file;
    private long readUpTo;
    private int linesRead;

    /** @throws IOException if the file is not there or can't be read */
    JournalReading(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
    }

    /**
     * The whole lines that were added since the last call, by whomever. A line without an end was torn by a kill, and
     * what it was to announce was not done.
     *
     * @throws DrillException if a line is no line of a journal
     */
    List<JournalLine> added() throws IOException {
        byte[] bytes = new byte[(int) (file.length() - readUpTo)];
        file.seek(readUpTo);
        file.readFully(bytes);
        var lines = new ArrayList<JournalLine>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                linesRead++;
                parse(new String(bytes, from, i - from, StandardCharsets.UTF_8), lines);
                from = i + 1;
            }
        }
        readUpTo += from;
        return lines;
    }

    /** Whether a kill tore the last line. */
    boolean endsTorn() throws IOException {
        long size = file.length();
        if (size == 0) {
            return false;
        }
        file.seek(size - 1);
        return file.read() != '\n';
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void parse(String text, List<JournalLine> lines) {
        try {
            lines.add(JournalFile.JSON.readValue(text, JournalLine.class));
        } catch (JsonProcessingException damaged) {
            if (!mended(text)) {
                throw new DrillException(
                        "undo journal " + path + ", line " + linesRead + " is damaged, expected a JSON object with an"
                                + " event of begun, opened, made, closed, reopened or undo-failed",
                        "what the other lines name may not be undone: look at each by hand, then move the file away");
            }
        }
    }

    /** A torn line that a later writer has ended. */
    private static boolean mended(String text) {
        return !text.endsWith("}");
    }
}
