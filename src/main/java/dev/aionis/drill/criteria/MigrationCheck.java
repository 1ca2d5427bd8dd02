package dev.aionis.drill.criteria;

import java.util.List;

/**
 * The migrations of a database against those expected.
 *
 * @param expected how many were expected
 * @param missing expected, and not applied
 * @param unexpected applied, and not expected
 * @param altered applied with another hash than expected
 */
public record MigrationCheck(int expected, List<String> missing, List<String> unexpected, List<String> altered) {

    public MigrationCheck {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        altered = List.copyOf(altered);
    }
}
