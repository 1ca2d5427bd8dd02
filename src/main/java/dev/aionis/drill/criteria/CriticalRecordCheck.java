package dev.aionis.drill.criteria;

import java.util.List;

/**
 * The critical records of the sample scope in a restored copy against those captured at the target.
 *
 * @param expected how many were captured
 * @param missing client ids that are not there
 * @param altered client ids whose node, commit or text differs
 */
public record CriticalRecordCheck(int expected, List<String> missing, List<String> altered) {

    public CriticalRecordCheck {
        missing = List.copyOf(missing);
        altered = List.copyOf(altered);
    }
}
