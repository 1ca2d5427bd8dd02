package dev.aionis.drill.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks through logs for failed migrations and startup contract violations.
 *
 * @param logsSearched logs that could be read
 * @param violations the lines found, with the log's name
 */
record ContractScan(int logsSearched, List<String> violations) {

    private static final Pattern VIOLATION = Pattern.compile(
            "startup contract violated|violates (?:not-null|check) constraint|invalid input value for enum|migration\\b.*\\bfailed|failed\\b.*\\bmigration|relation \".*\" does not exist"
                    + "|column \".*\" does not exist",
            Pattern.CASE_INSENSITIVE);

    static ContractScan of(List<Path> logs) {
        var found = new ArrayList<String>();
        int searched = 0;
        for (Path log : logs) {
            try (var lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
                lines.lines()
                        .filter(line -> VIOLATION.matcher(line).find())
                        .forEach(line -> found.add(log.getFileName() + ": " + line));
                searched++;
            } catch (IOException unreadable) {
                found.add(log.getFileName() + " could not be read: "
                        + unreadable.getClass().getSimpleName());
            }
        }
        return new ContractScan(searched, List.copyOf(found));
    }
}
