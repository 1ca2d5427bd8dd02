package dev.aionis.drill.run;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failure in one line, for the sentence of a criterion: what was seen, without the hint, and of a log that is quoted
 * below it the first line that says what went wrong.
 */
final class InShort {

    private static final String HINT = "HINT: ";
    private static final Pattern WRONG = Pattern.compile("\\b(PANIC|FATAL|ERROR|error)\\b");

    private InShort() {}

    static String of(Exception failed) {
        List<String> lines = Optional.ofNullable(failed.getMessage())
                .orElse("")
                .lines()
                .takeWhile(line -> !line.startsWith(HINT))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String first = lines.isEmpty() ? failed.getClass().getSimpleName() : lines.get(0);
        return lines.stream()
                .skip(1)
                .filter(line -> WRONG.matcher(line).find())
                .findFirst()
                .map(line -> first + " … " + line)
                .orElse(first);
    }
}
