package dev.aionis.drill.trust;

import dev.aionis.drill.model.BoundedInstant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process of the sandbox wrote of itself: PostgreSQL's log, or that of an API replica or the worker. */
record ProcessLog(List<Line> lines) {

    private static final Pattern STAMPED =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d\\.\\d{3})(?: UTC|Z) (.*)");
    private static final long CUT_OFF_NANOS = 999_999;

    /** @param at its stamp, which is cut off at the millisecond */
    record Line(Instant at, String text) {

        BoundedInstant moment() {
            return new BoundedInstant(at, at.plusNanos(CUT_OFF_NANOS));
        }
    }

    static ProcessLog of(Path file) {
        var lines = new ArrayList<Line>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher stamped = STAMPED.matcher(line);
                if (stamped.matches()) {
                    lines.add(
                            new Line(Instant.parse(stamped.group(1) + "T" + stamped.group(2) + "Z"), stamped.group(3)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new ProcessLog(List.copyOf(lines));
    }

    /** The one of those in {@code folder} that has this name; empty if the drill kept none. */
    static Optional<ProcessLog> named(Path folder, String glob) {
        try (var files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                return Optional.of(of(file));
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<Line> saying(String what) {
        return lines.stream().filter(line -> line.text().contains(what));
    }

    Optional<Line> lastSaying(String what) {
        return saying(what).reduce((before, after) -> after);
    }

    Optional<Line> lastBefore(Instant moment) {
        return last(line -> line.at().isBefore(moment));
    }

    Optional<Line> firstFrom(Instant moment) {
        return lines.stream().filter(line -> !line.at().isBefore(moment)).findFirst();
    }

    private Optional<Line> last(Predicate<Line> which) {
        return lines.stream().filter(which).reduce((before, after) -> after);
    }
}
