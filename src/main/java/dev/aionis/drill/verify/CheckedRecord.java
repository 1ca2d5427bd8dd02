package dev.aionis.drill.verify;

import java.util.List;

/**
 * What a check of a drill's folder came to.
 *
 * @param findings what speaks against the record, one line each
 * @param notes what speaks against nothing and is worth knowing, one line each
 */
public record CheckedRecord(List<String> findings, List<String> notes) {

    public CheckedRecord {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** Whether the folder is as it was sealed, and its record says what its evidence says. */
    public boolean holds() {
        return findings.isEmpty();
    }
}
