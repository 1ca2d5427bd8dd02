package dev.aionis.drill.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks through logs for failed migrations and startup contract violations.
 *
 * @param logsSearched logs that could be read
 * @param violations the lines found, with the log's name: of those that are alike the first, and how many followed;
 *     without what PostgreSQL adds as detail, which may be a row of somebody's
 */
record ContractScan(int logsSearched, List<String> violations) {

    private static final Pattern VIOLATION = Pattern.compile(
            "startup contract violated|violates (?:not-null|check) constraint|invalid input value for enum|migration\\b.*\\bfailed|failed\\b.*\\bmigration|relation \".*\" does not exist"
                    + "|column \".*\" does not exist",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DETAIL = Pattern.compile("\\s+Detail: .*", Pattern.CASE_INSENSITIVE);

    /** What differs between lines that are alike: moments, ids, numbers. */
    private static final Pattern OCCURRENCE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]+(?:Z|[+-]\\d\\d:?\\d\\d)?"
                    + "|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
                    + "|(?<![\\w\"])\\d+(?![\\w\"])");

    static ContractScan of(List<Path> logs) {
        var found = new ArrayList<String>();
        int searched = 0;
        for (Path log : logs) {
            try (var lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
                lines.lines()
                        .filter(line -> VIOLATION.matcher(line).find())
                        .map(line -> DETAIL.matcher(line).replaceFirst(""))
                        .collect(Collectors.groupingBy(ContractScan::kind, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .forEach(alike -> found.add(log.getFileName() + ": " + inShort(alike)));
                searched++;
            } catch (IOException unreadable) {
                found.add(log.getFileName() + " could not be read: "
                        + unreadable.getClass().getSimpleName());
            }
        }
        return new ContractScan(searched, List.copyOf(found));
    }

    private static String kind(String line) {
        return OCCURRENCE.matcher(line).replaceAll("#");
    }

    private static String inShort(List<String> alike) {
        String first = alike.get(0);
        return alike.size() == 1 ? first : first + " (" + (alike.size() - 1) + " more like it)";
    }
}
