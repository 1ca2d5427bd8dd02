package dev.aionis.drill.record.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.RecordMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code history.jsonl}: a line of JSON for each drill, only ever added to. A line that can't be read stays where it is.
 */
final class HistoryFile {

    static final String NAME = "history.jsonl";

    private static final ObjectMapper MAPPER = RecordMapper.build();

    /** Of one JVM: the file's lock is between processes alone. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path file;

    HistoryFile(Path records) {
        this.file = records.resolve(NAME);
    }

    /**
     * @param lines those that could be read, in their order
     * @param damaged one message for each that could not
     */
    record Content(List<HistoryLine> lines, List<String> damaged) {}

    /** Nothing where there is no file. */
    Content read() {
        var lines = new ArrayList<HistoryLine>();
        var damaged = new ArrayList<String>();
        if (Files.exists(file)) {
            List<String> texts = texts();
            for (int i = 0; i < texts.size(); i++) {
                parse(texts.get(i), i + 1, lines, damaged);
            }
        }
        return new Content(lines, damaged);
    }

    /**
     * Adds a line. Where there is no file yet, it begins with the lines of the drills before.
     *
     * @param before their lines, asked for under the lock
     */
    void append(HistoryLine line, Supplier<List<HistoryLine>> before) {
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                // of other processes, until the channel is closed
                channel.lock();
                var text = new StringBuilder(endsInsideALine(channel) ? "\n" : "");
                if (channel.size() == 0) {
                    before.get().forEach(former -> text.append(json(former)).append('\n'));
                }
                text.append(json(line)).append('\n');
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                channel.position(channel.size());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException failed) {
                throw new DrillException(
                        file + ", not written: " + failed.getClass().getSimpleName(),
                        "let the drill's user write it, and look at free space; the record itself is not affected",
                        failed);
            }
        }
    }

    private List<String> texts() {
        try {
            // not strictly: a damaged line must not hide the others
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failed) {
            throw new DrillException(
                    file + ", can't be read: " + failed.getClass().getSimpleName(),
                    "let the drill's user read it",
                    failed);
        }
    }

    private void parse(String text, int number, List<HistoryLine> lines, List<String> damaged) {
        if (text.isBlank()) {
            return;
        }
        try {
            lines.add(MAPPER.readValue(text, HistoryLine.class));
        } catch (JsonProcessingException | RuntimeException notOne) {
            damaged.add(file + ", line " + number + ": not a line of the history, expected JSON of version "
                    + HistoryLine.VERSION
                    + "; it stays as it is, and its drill is read from its folder if that is there");
        }
    }

    /** After a writer that was killed. */
    private static boolean endsInsideALine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    private static String json(HistoryLine line) {
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a history line holds what JSON cannot say", impossible);
        }
    }
}
