package dev.aionis.drill.verify;

import dev.aionis.drill.record.RecordHash;
import dev.aionis.drill.record.RecordJson;
import dev.aionis.drill.record.SignOff;
import java.util.List;

/** The signatures under a record, each held against the record that it stands under now. */
final class SignaturesAgainstRecord {

    private final Tally tally;

    SignaturesAgainstRecord(Tally tally) {
        this.tally = tally;
    }

    void compare(String json) {
        String hash = RecordHash.of(json);
        List<SignOff.Entry> entries = RecordJson.parse(json).signOff().entries();
        for (int i = 0; i < entries.size(); i++) {
            SignOff.Entry entry = entries.get(i);
            if (!entry.recordSha256().equals(hash)) {
                tally.finding("signature " + (i + 1) + ": '" + entry.name() + "' signed another record at "
                        + entry.signedAt() + ", one with SHA-256 " + entry.recordSha256() + ", this one has " + hash);
            }
        }
    }
}
