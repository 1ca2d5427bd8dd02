package dev.aionis.drill.run;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.aionis.drill.aionis.CriticalRecord;
import java.util.List;
import java.util.Map;

/** Critical records as they were at T, held against the same records now. */
final class RecordComparison {

    private final List<CriticalRecord> expected;
    private final Map<String, CriticalRecord> seen;

    RecordComparison(List<CriticalRecord> expected, List<CriticalRecord> seen) {
        this.expected = List.copyOf(expected);
        this.seen = seen.stream().collect(toMap(CriticalRecord::clientId, identity()));
    }

    int expected() {
        return expected.size();
    }

    /** One sentence for each record that is missing or altered. */
    List<String> harmed() {
        return expected.stream()
                .filter(record -> !record.equals(seen.get(record.clientId())))
                .map(record -> record.clientId() + " is " + state(record))
                .toList();
    }

    String summary() {
        return (expected.size() - harmed().size()) + " of " + expected.size() + " unharmed";
    }

    String csv() {
        var csv = new StringBuilder("client_id,node_id,commit_id,text_sha256,state\n");
        expected.forEach(record -> csv.append(String.join(
                        ",",
                        record.clientId(),
                        record.nodeId().toString(),
                        record.commitId().toString(),
                        record.textSha256(),
                        state(record)))
                .append('\n'));
        return csv.toString();
    }

    private String state(CriticalRecord record) {
        CriticalRecord there = seen.get(record.clientId());
        if (there == null) {
            return "missing";
        }
        return there.equals(record) ? "unharmed" : "altered";
    }
}
