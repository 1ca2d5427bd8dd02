package dev.aionis.drill.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server has logged since it was started. Each line begins with its time in UTC, to the millisecond
 * ({@code log_line_prefix = '%m [%p] '}).
 */
public final class ServerLog {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) UTC \\[\\d+] .*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final int TAIL = 15;

    private final Path file;
    private final long from;

    private ServerLog(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    /** The log of a server that is about to be started: what is in the file already belongs to an earlier one. */
    public static ServerLog fromNowOn(Path file) {
        try {
            return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Path file() {
        return file;
    }

    List<String> lines() {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(from);
            var in = Channels.newInputStream(channel);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first line that holds {@code text}. */
    Optional<String> line(String text) {
        return lines().stream().filter(line -> line.contains(text)).findFirst();
    }

    public boolean says(String text) {
        return line(text).isPresent();
    }

    /** When the first line that holds {@code text} was written, cut to the millisecond. */
    Optional<Instant> timeOf(String text) {
        return line(text).flatMap(ServerLog::time);
    }

    /** The last lines, for a message. */
    public String tail() {
        List<String> all = lines();
        return String.join("\n", all.subList(Math.max(0, all.size() - TAIL), all.size()));
    }

    static Optional<Instant> time(String line) {
        var match = LINE.matcher(line);
        return match.matches()
                ? Optional.of(LocalDateTime.parse(match.group(1), TIME).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }
}
