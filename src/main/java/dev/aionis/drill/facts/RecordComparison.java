package dev.aionis.drill.facts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.aionis.drill.aionis.CriticalRecord;
import dev.aionis.drill.criteria.CriticalRecordCheck;
import java.util.List;
import java.util.Map;

/** Critical records as they were at T, held against the same records now. */
public final class RecordComparison {

    private static final String UNHARMED = "unharmed";
    private static final String MISSING = "missing";
    private static final String ALTERED = "altered";

    private final List<CriticalRecord> expected;
    private final Map<String, CriticalRecord> seen;

    public RecordComparison(List<CriticalRecord> expected, List<CriticalRecord> seen) {
        this.expected = List.copyOf(expected);
        this.seen = seen.stream().collect(toMap(CriticalRecord::clientId, identity()));
    }

    public CriticalRecordCheck check() {
        return new CriticalRecordCheck(expected.size(), inState(MISSING), inState(ALTERED));
    }

    public String summary() {
        return inState(UNHARMED).size() + " of " + expected.size() + " unharmed";
    }

    public String csv() {
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

    private List<String> inState(String state) {
        return expected.stream()
                .filter(record -> state(record).equals(state))
                .map(CriticalRecord::clientId)
                .toList();
    }

    private String state(CriticalRecord record) {
        CriticalRecord there = seen.get(record.clientId());
        if (there == null) {
            return MISSING;
        }
        return there.equals(record) ? UNHARMED : ALTERED;
    }
}
