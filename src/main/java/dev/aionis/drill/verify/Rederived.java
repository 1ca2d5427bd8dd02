package dev.aionis.drill.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What deriving a record again came to.
 *
 * @param findings what does not agree, one line each; empty if all of it does
 * @param criteriaDerived criteria that were derived from raw evidence
 * @param criteriaSeen criteria that were judged again from what was seen, since nothing else is left of it
 * @param figuresDerived measurements that were derived
 * @param figuresTold measurements of one source, compared with what it told
 * @param files that all of it was derived from
 */
public record Rederived(
        List<String> findings,
        int criteriaDerived,
        int criteriaSeen,
        int figuresDerived,
        List<String> figuresTold,
        int files) {

    public Rederived {
        findings = List.copyOf(findings);
        figuresTold = List.copyOf(figuresTold);
    }

    /** Whether the record says what its evidence says. */
    public boolean agrees() {
        return findings.isEmpty();
    }

    /** For people: how much was derived, and what could not be. */
    public List<String> extent() {
        var lines = new ArrayList<String>();
        lines.add(
                "%d criteria and %d measurements derived again from %d files; %d criteria re-judged from what was seen"
                        .formatted(criteriaDerived, figuresDerived, files, criteriaSeen));
        if (!figuresTold.isEmpty()) {
            lines.add(
                    figuresTold.size() + " measurements are a figure of one source: " + String.join(", ", figuresTold));
        }
        return lines;
    }
}
