package dev.aionis.drill.lever;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aionis.drill.model.DrillException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A journal on disk, one JSON object a line. Lines are only ever added, each by one write that is synced, so that
 * another process may add lines of its own, and so that a kill tears the last line at most.
 *
 * <p>By streams, since an interrupt closes a channel for good: a drill that interrupts its step has still to write down
 * the undo.
 */
final class JournalFile implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FileOutputStream writing;
    private final JournalReading reading;

    private JournalFile(FileOutputStream writing, JournalReading reading) {
        this.writing = writing;
        this.reading = reading;
    }

    /** @throws IOException if the file exists or can't be written */
    static JournalFile create(Path path) throws IOException {
        Files.createFile(path);
        return append(path);
    }

    /** @throws IOException if the file is not there or can't be written */
    static JournalFile append(Path path) throws IOException {
        var reading = new JournalReading(path);
        try {
            return new JournalFile(new FileOutputStream(path.toFile(), true), reading);
        } catch (IOException refused) {
            reading.close();
            throw refused;
        }
    }

    /** The whole lines of a journal that is only read. */
    static List<JournalLine> read(Path path) throws IOException {
        try (var reading = new JournalReading(path)) {
            return reading.added();
        }
    }

    void add(JournalLine line) throws IOException {
        String torn = reading.endsTorn() ? "\n" : "";
        writing.write((torn + JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        writing.getFD().sync();
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
     * The whole lines that were added since the last call; see {@link JournalReading#added}.
     *
     * @throws DrillException if a line is no line of a journal
     */
    List<JournalLine> added() throws IOException {
        return reading.added();
    }

    @Override
    public void close() throws IOException {
        writing.close();
        reading.close();
    }
}
