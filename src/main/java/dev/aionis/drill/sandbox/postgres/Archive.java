package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A directory of archived WAL segments, and the commands by which a server fills and reads it. */
public final class Archive {

    private Archive() {}

    /**
     * Waits until a segment is in the archive, whole.
     *
     * @throws DrillException if it is not there after {@code limit}
     */
    public static void awaitSegment(Path directory, String segment, Duration limit) {
        Wait.upTo(limit)
                .forThe("WAL segment " + segment + " in the archive")
                .every(Duration.ofMillis(20))
                .showing(() -> "newest archived " + newest(directory).orElse("none"))
                .until(() -> holds(directory, segment));
    }

    /** Whether a segment is in the archive. */
    public static boolean holds(Path directory, String segment) {
        return Files.exists(directory.resolve(segment));
    }

    /**
     * The names of all segments from {@code first} to {@code last}, both included; none where {@code last} is older.
     *
     * @throws DrillException if they are of different timelines: where one forks from the other, the names don't say
     */
    public static List<String> range(String first, String last) {
        var end = WalSegment.parse(last);
        var begin = WalSegment.parse(first);
        if (begin.timeline() != end.timeline()) {
            throw new DrillException(
                    "WAL segments " + first + " to " + last + " are of two timelines, expected one",
                    "the server was restored since the base backup was taken: take a new one");
        }
        return Stream.iterate(begin, segment -> segment.compareTo(end) <= 0, WalSegment::next)
                .map(WalSegment::name)
                .toList();
    }

    /** The newest archived segment. */
    static Optional<String> newest(Path directory) {
        return segments(directory).stream().reduce((older, newer) -> newer).map(WalSegment::name);
    }

    /** The first segment that is missing between {@code first} and the newest one of its timeline. */
    static Optional<WalSegment> gapFrom(WalSegment first, Path directory) {
        var present = new TreeSet<>(segments(directory));
        var newest = present.stream()
                .filter(segment -> segment.timeline() == first.timeline())
                .reduce((older, newer) -> newer)
                .filter(segment -> segment.compareTo(first) >= 0);
        if (newest.isEmpty()) {
            return Optional.of(first);
        }
        for (var segment = first; segment.compareTo(newest.get()) < 0; segment = segment.next()) {
            if (!present.contains(segment)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /**
     * The value of {@code archive_command}: a segment appears under its name only when it is whole, and is never
     * overwritten; one that is there already with the same content, as after a crash, counts as archived.
     */
    static String archiveCommand(Path directory) {
        return "if test -f %1$s; then cmp -s \"%%p\" %1$s; else cp \"%%p\" %1$s.part && mv %1$s.part %1$s; fi"
                .formatted(file(directory));
    }

    /** The value of {@code restore_command}; asking for a segment that is not there is no error. */
    static String restoreCommand(Path directory) {
        return "test -f %1$s && cp %1$s \"%%p\"".formatted(file(directory));
    }

    /** {@code '<directory>'/"%f"} for a shell, the directory's own percent signs doubled for the server. */
    private static String file(Path directory) {
        String text = directory.toAbsolutePath().toString();
        return "'" + text.replace("%", "%%").replace("'", "'\\''") + "'/\"%f\"";
    }

    private static List<WalSegment> segments(Path directory) {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(WalSegment::isName)
                    .map(WalSegment::parse)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
