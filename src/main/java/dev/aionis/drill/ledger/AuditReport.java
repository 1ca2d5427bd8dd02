package dev.aionis.drill.ledger;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Span;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an audit found.
 *
 * @param scope what was looked at
 * @param counts writes per class; each write is in one, however often it was sent. All classes are named
 * @param present of these, those that are in the database
 * @param first20 the first 20 findings of each class, in the order of client ids
 * @param due acknowledged writes that had to be there, counted by themselves and not by class
 * @param dataLoss what was lost, in time: with a target, from the oldest lost acknowledgement to the target; without
 *     one, to the last acknowledgement of all. Zero if nothing is lost; empty if no acknowledged write had to be there, so
 *     that nothing could have been
 * @param ledgerWrites writes that the drill sent, a retried one counted once
 * @param ledgerEntries ledger entries of these writes: every attempt
 * @param outsideEntries ledger entries that were left out, since their client ids do not begin with the scope's prefix
 * @param databaseRows rows with the prefix in the database
 * @param tail how the ledger file ends
 * @param fullList every finding, as tab-separated text
 * @param diagnosis what the pattern says of the database
 */
public record AuditReport(
        AuditScope scope,
        Map<WriteClass, Long> counts,
        Map<WriteClass, Long> present,
        Map<WriteClass, List<AuditFinding>> first20,
        long due,
        Optional<Span> dataLoss,
        long ledgerWrites,
        long ledgerEntries,
        long outsideEntries,
        long databaseRows,
        LedgerTail tail,
        Path fullList,
        String diagnosis) {

    public AuditReport {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        present = Collections.unmodifiableMap(new EnumMap<>(present));
        first20 = Collections.unmodifiableMap(new EnumMap<>(first20));
    }

    public long count(WriteClass writeClass) {
        return counts.get(writeClass);
    }

    /** Data loss in rows. */
    public long lost() {
        return count(WriteClass.LOST);
    }

    /** True if every write is as it must be, and some acknowledged write had to be there. */
    public boolean sound() {
        return dataLoss.isPresent()
                && counts.entrySet().stream().noneMatch(one -> one.getKey().wrong() && one.getValue() > 0);
    }

    /** For people: the diagnosis, a line for each class that occurs, and what is wrong one by one. */
    public String describe() {
        var text = new StringBuilder(diagnosis).append('\n');
        text.append(ledgerWrites + " writes in " + ledgerEntries + " attempts, ledger " + tail.describe() + "; "
                + databaseRows + " rows in the database\n");
        if (outsideEntries > 0) {
            text.append(outsideEntries + " ledger entries without the prefix '" + scope.clientIdPrefix()
                    + "' were not looked at\n");
        }
        text.append("data loss: " + lost() + " rows, "
                + dataLoss.map(span -> Measure.seconds(span).toString()).orElse("unknown in time") + "\n");
        counts.forEach((writeClass, count) -> {
            if (count > 0) {
                describe(writeClass, count, text);
            }
        });
        return text.append("all of them: ").append(fullList.getFileName()).toString();
    }

    private void describe(WriteClass writeClass, long count, StringBuilder text) {
        text.append(writeClass.label() + ": " + count + " " + writeClass.meaning());
        long there = present.get(writeClass);
        if (there > 0 && there < count) {
            text.append(" (" + there + " there, " + (count - there) + " absent)");
        }
        text.append('\n');
        if (writeClass.wrong()) {
            var named = first20.get(writeClass);
            named.forEach(finding -> text.append("  " + finding.describe() + "\n"));
            if (count > named.size()) {
                text.append("  plus " + (count - named.size()) + " more\n");
            }
        }
    }
}
