package dev.aionis.drill.lever;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal on disk, one JSON object a line. Lines are only ever added, each by one write that is synced, so that
 * another process may add lines of its own, and so that a kill tears the last line at most.
 */
final class JournalFile implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final FileChannel writing;
    private final FileChannel reading;
    private long readUpTo;
    private int linesRead;

    private JournalFile(Path path, FileChannel writing, FileChannel reading) {
        this.path = path;
        this.writing = writing;
        this.reading = reading;
    }

    /** @throws IOException if the file exists or can't be written */
    static JournalFile create(Path path) throws IOException {
        return open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    }

    /** @throws IOException if the file is not there or can't be written */
    static JournalFile append(Path path) throws IOException {
        return open(path, StandardOpenOption.APPEND);
    }

    private static JournalFile open(Path path, OpenOption... options) throws IOException {
        FileChannel writing = FileChannel.open(path, options);
        try {
            return new JournalFile(path, writing, FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException refused) {
            writing.close();
            throw refused;
        }
    }

    /** The whole lines of a journal that is only read. */
    static List<JournalLine> read(Path path) throws IOException {
        try (var reading = FileChannel.open(path, StandardOpenOption.READ)) {
            return new JournalFile(path, reading, reading).added();
        }
    }

    void add(JournalLine line) throws IOException {
        String torn = endsTorn() ? "\n" : "";
        writing.write(ByteBuffer.wrap((torn + JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
        writing.force(true);
    }

    /** Adds the line; answers why it could not be, if it could not. */
    Optional<String> unwritten(JournalLine line) {
        try {
            add(line);
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(unwritable.toString());
        }
    }

    /**
     * The whole lines that were added since the last call, by whomever. A line without an end was torn by a kill, and
     * what it was to announce was not done.
     *
     * @throws DrillException if a line is no line of a journal
     */
    List<JournalLine> added() throws IOException {
        byte[] bytes = new byte[(int) (reading.size() - readUpTo)];
        int count = Math.max(0, reading.read(ByteBuffer.wrap(bytes), readUpTo));
        var lines = new ArrayList<JournalLine>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                linesRead++;
                parse(new String(bytes, from, i - from, StandardCharsets.UTF_8), lines);
                from = i + 1;
            }
        }
        readUpTo += from;
        return lines;
    }

    @Override
    public void close() throws IOException {
        writing.close();
        reading.close();
    }

    private boolean endsTorn() throws IOException {
        long size = reading.size();
        var last = ByteBuffer.allocate(1);
        return size > 0 && reading.read(last, size - 1) == 1 && last.get(0) != '\n';
    }

    private void parse(String text, List<JournalLine> lines) {
        try {
            lines.add(JSON.readValue(text, JournalLine.class));
        } catch (JsonProcessingException damaged) {
            if (!mended(text)) {
                throw new DrillException(
                        "undo journal " + path + ", line " + linesRead + " is damaged, expected a JSON object with an"
                                + " event of begun, opened, made, closed or undo-failed",
                        "what the other lines name may not be undone: look at each by hand, then move the file away");
            }
        }
    }

    /** A torn line that a later writer has ended. */
    private static boolean mended(String text) {
        return !text.endsWith("}");
    }
}
